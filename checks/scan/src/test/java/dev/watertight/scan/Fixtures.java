package dev.watertight.scan;

import dev.watertight.rules.Checker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fixture files of all rules: real code against real artifacts, findings marked in place. */
final class Fixtures {
  private static final Path ROOT = Path.of("src", "test", "fixtures");
  private static final String KNOWN_LIMITS = "KnownLimits";

  private Fixtures() {}

  /** Texts by path below the root, in order. */
  static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    Checker.ruleIds().forEach(rule -> add(rule, texts));
    add(KNOWN_LIMITS, texts);
    return texts;
  }

  /** Texts of one more folder, by path below the root, in order. */
  static Map<String, String> textsIn(String folder) {
    Map<String, String> texts = new TreeMap<>();
    add(folder, texts);
    return texts;
  }

  private static void add(String folder, Map<String, String> texts) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      for (Path file : files.toList()) {
        texts.put(folder + "/" + file.getFileName(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the fixtures are compiled against: the test class path, which has all their libraries. */
  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }
}
