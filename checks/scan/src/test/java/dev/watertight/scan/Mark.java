package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A finding that a fixture asks for, {@code // finding: <Rule> <part of the message>} at the end of
 * its line. In the part, {@code {+2}} is the number of the second line below, {@code {-1}} of the
 * one above.
 */
record Mark(int line, String rule, String part) {
  private static final String START = "// finding: ";
  private static final Pattern RELATIVE = Pattern.compile("\\{([+-]\\d+)}");

  /** The marks of a text, in order. */
  static List<Mark> in(String text) {
    List<Mark> marks = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String[] parts = lines[i].split(Pattern.quote(START), -1);
      for (int j = 1; j < parts.length; j++) {
        marks.add(of(i + 1, parts[j].strip()));
      }
    }
    return marks;
  }

  private static Mark of(int line, String mark) {
    int space = mark.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("line " + line + ": a mark needs a part of the message");
    }
    String part =
        RELATIVE
            .matcher(mark.substring(space + 1))
            .replaceAll(m -> String.valueOf(line + Integer.parseInt(group(m))));
    return new Mark(line, mark.substring(0, space), part);
  }

  private static String group(MatchResult match) {
    return match.group(1);
  }

  boolean matches(Finding finding, SourceFile file) {
    return finding.rule().equals(rule)
        && file.lines().line(finding.place().start()) == line
        && finding.message().contains(part);
  }

  @Override
  public String toString() {
    return line + ": " + rule + ": .. " + part + " ..";
  }
}
