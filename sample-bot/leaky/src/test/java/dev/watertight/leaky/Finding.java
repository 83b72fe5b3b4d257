package dev.watertight.leaky;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place where a rule finds something, or is to find something; one rule says it once a line. */
record Finding(String file, int line, String rule) implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file).thenComparing(Finding::line).thenComparing(Finding::rule);

  /** As the scanner and the compiler print it; only the scanner has a column. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "^\\S*?(\\w+\\.java):(\\d+):(?:\\d+:)? (?:error|warning): \\[(\\w+)]", Pattern.MULTILINE);

  /** All that a tool has printed. */
  static SortedSet<Finding> printedIn(String output) {
    SortedSet<Finding> findings = new TreeSet<>();
    Matcher matcher = PRINTED.matcher(output);
    while (matcher.find()) {
      findings.add(
          new Finding(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)));
    }
    return findings;
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + " " + rule;
  }
}
