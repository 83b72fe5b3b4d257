package dev.watertight.benchmark.corpus;

import java.util.Comparator;

/**
 * A finding in the corpus.
 *
 * @param jar the artifact, without its version
 * @param path the file inside the jar, with slashes
 * @param line from 1
 * @param column from 1
 * @param rule the id of the rule
 * @param severity {@code error} or {@code warning}
 * @param code the text of the line, which survives where the number does not
 */
record Finding(
    String jar, String path, int line, int column, String rule, String severity, String code)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::jar)
          .thenComparing(Finding::path)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::code);

  boolean sameLine(Finding other) {
    return sameText(other) && line == other.line && column == other.column;
  }

  boolean sameText(Finding other) {
    return jar.equals(other.jar)
        && path.equals(other.path)
        && rule.equals(other.rule)
        && code.equals(other.code);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return jar + "  " + path + ":" + line + ":" + column + "  " + severity + " " + rule;
  }
}
