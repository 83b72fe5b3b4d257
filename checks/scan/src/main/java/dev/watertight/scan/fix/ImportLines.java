package dev.watertight.scan.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds imports where a file's own order has their place, and takes out those that are not needed.
 */
final class ImportLines {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import[ \\t]+(static[ \\t]+)?([\\w.]+(?:\\.\\*)?)[ \\t]*;[^\\r\\n]*");
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t]*package[ \\t]+[\\w.]+[ \\t]*;[^\\r\\n]*");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^[ \\t]*(?:@|(?:\\w+[ \\t]+)*(?:class|interface|enum|record)\\b)");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\r\\n]*");

  /** An import as it stands in its line. */
  private record Line(int start, int end, boolean isStatic, String name) {}

  private ImportLines() {}

  /**
   * The text with other imports.
   *
   * @param added names that must be imported afterwards
   * @param removed names that must not be any more
   */
  static String change(String text, Set<String> added, Set<String> removed) {
    // Added first: what goes shows where its like stands.
    String changed = text;
    for (String name : added) {
      changed = add(changed, name);
    }
    for (String name : removed) {
      changed = remove(changed, name);
    }
    return changed;
  }

  private static List<Line> imports(String text) {
    String code = withoutComments(text);
    Matcher type = TYPE.matcher(code);
    int end = type.find() ? type.start() : text.length();
    List<Line> lines = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(code);
    while (matcher.find() && matcher.start() < end) {
      lines.add(
          new Line(matcher.start(), matcher.end(), matcher.group(1) != null, matcher.group(2)));
    }
    return lines;
  }

  private static String remove(String text, String name) {
    for (Line line : imports(text)) {
      if (!line.isStatic && line.name.equals(name)) {
        int end = line.end + lineBreak(text, line.end).length();
        return text.substring(0, line.start) + text.substring(end);
      }
    }
    return text;
  }

  private static String add(String text, String name) {
    String packageName = name.substring(0, name.lastIndexOf('.') + 1);
    Line before = null;
    Line first = null;
    int bestShared = -1;
    for (Line line : imports(text)) {
      if (line.isStatic) {
        continue;
      }
      if (line.name.equals(name) || line.name.equals(packageName + "*")) {
        return text;
      }
      first = first == null ? line : first;
      // Behind the last that sorts before it, among those that share most of the package with it:
      // so it comes into the right group, whatever order the groups have.
      int shared = shared(line.name, name);
      if (line.name.compareTo(name) < 0 && shared >= bestShared) {
        before = line;
        bestShared = shared;
      }
    }
    String line = "import " + name + ";";
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    if (before != null) {
      return text.substring(0, before.end) + end + line + text.substring(before.end);
    }
    if (first != null) {
      return text.substring(0, first.start) + line + end + text.substring(first.start);
    }
    Matcher declared = PACKAGE.matcher(withoutComments(text));
    if (declared.find()) {
      return text.substring(0, declared.end()) + end + end + line + text.substring(declared.end());
    }
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    return text.substring(0, start) + line + end + end + text.substring(start);
  }

  /** The text with blanks for comments, which may speak of classes and imports. */
  private static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(comment -> comment.group().replaceAll("[^\\r\\n]", " "));
  }

  private static int shared(String a, String b) {
    String[] left = a.split("\\.", -1);
    String[] right = b.split("\\.", -1);
    int same = 0;
    while (same < left.length && same < right.length && left[same].equals(right[same])) {
      same++;
    }
    return same;
  }

  private static String lineBreak(String text, int at) {
    if (text.startsWith("\r\n", at)) {
      return "\r\n";
    }
    return at < text.length() ? text.substring(at, at + 1) : "";
  }
}
