package dev.watertight.scan;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fixtures, read once, in groups of files that name types of each other: each group is a
 * checkout that can be judged by itself.
 */
final class FixtureCases {
  private static final String FIXES = "Fixes";
  private static final List<List<SourceFile>> ALL = read();

  private FixtureCases() {}

  /** All groups, in order of their first file. */
  static List<List<SourceFile>> all() {
    return ALL;
  }

  /** The groups of one rule. */
  static List<List<SourceFile>> of(String rule) {
    return ALL.stream().filter(files -> files.get(0).path().startsWith(rule + "/")).toList();
  }

  /** Whether what is found in a file is marked in it. */
  static boolean isMarked(SourceFile file) {
    return !file.path().startsWith(FIXES + "/");
  }

  private static List<List<SourceFile>> read() {
    Map<String, String> texts = Fixtures.texts();
    texts.putAll(Fixtures.textsIn(FIXES));
    texts.keySet().removeIf(path -> path.endsWith(".fixed.java"));
    FrontEnd frontEnd = new JavaParserFrontEnd();
    Map<String, List<SourceFile>> groups = new TreeMap<>();
    texts.forEach(
        (path, text) -> {
          SourceFile file = ((FrontEnd.Read) frontEnd.read(path, text)).file();
          List<SourceFile> group = new ArrayList<>(List.of(file));
          groups.values().stream()
              .distinct()
              .filter(other -> other.stream().anyMatch(o -> names(o, file) || names(file, o)))
              .forEach(group::addAll);
          group.sort(Comparator.comparing(SourceFile::path));
          group.forEach(member -> groups.put(member.path(), group));
        });
    return groups.values().stream().distinct().toList();
  }

  private static boolean names(SourceFile file, SourceFile other) {
    if (!file.packageName().equals(other.packageName())) {
      return false;
    }
    String types =
        other.types().stream()
            .map(TypeDecl::simpleName)
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "\\b(", ")\\b"));
    return Pattern.compile(types).matcher(file.text()).find();
  }
}
