package dev.watertight.errorprone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A finding that a fixture asks for; {@code CONTRIBUTING.md} says how it is written. */
record Mark(int line, String rule, String part) {
  private static final String START = "// finding: ";
  private static final Pattern RELATIVE = Pattern.compile("\\{([+-]\\d+)}");

  /** The marks of a text, in order. */
  static List<Mark> in(String text) {
    List<Mark> marks = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int line = i + 1;
      String[] parts = lines[i].split(Pattern.quote(START), -1);
      for (int j = 1; j < parts.length; j++) {
        String[] mark = parts[j].strip().split(" ", 2);
        String part =
            RELATIVE
                .matcher(mark[1])
                .replaceAll(m -> String.valueOf(line + Integer.parseInt(m.group(1))));
        marks.add(new Mark(line, mark[0], part));
      }
    }
    return marks;
  }

  boolean matches(Reported finding) {
    return finding.line() == line
        && finding.rule().equals(rule)
        && finding.message().contains(part);
  }
}
