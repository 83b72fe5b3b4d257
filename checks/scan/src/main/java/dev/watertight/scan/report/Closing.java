package dev.watertight.scan.report;

import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.scan.report.ScanReport.Counts;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The end of a text report: a table by rule, what was scanned, and what was not. */
final class Closing {
  private final ScanReport report;
  private final Style style;
  private final boolean includesTests;
  private final StringBuilder text = new StringBuilder();

  Closing(ScanReport report, Style style, boolean includesTests) {
    this.report = report;
    this.style = style;
    this.includesTests = includesTests;
  }

  String text() {
    int errors = report.count(Severity.ERROR);
    int warnings = report.count(Severity.WARNING);
    if (errors + warnings == 0) {
      line(style.good("No findings") + " in " + scanned());
    } else {
      table(errors, warnings);
      String found = Figures.count(errors + warnings, "finding") + " in ";
      line(found + Figures.number(report.files().size()) + " of " + scanned());
    }
    leftOut();
    whereMore();
    return text.toString();
  }

  private void table(int errors, int warnings) {
    Map<String, int[]> byRule = new TreeMap<>();
    for (Finding finding : (Iterable<Finding>) report.findings()::iterator) {
      int[] counts = byRule.computeIfAbsent(finding.rule(), rule -> new int[2]);
      counts[finding.severity() == Severity.ERROR ? 0 : 1]++;
    }
    int width = "rule".length();
    for (String rule : byRule.keySet()) {
      width = Math.max(width, rule.length());
    }
    line(style.strong(row(width, "rule", "errors", "warnings")));
    for (Map.Entry<String, int[]> entry : byRule.entrySet()) {
      int[] counts = entry.getValue();
      line(row(width, entry.getKey(), Figures.number(counts[0]), Figures.number(counts[1])));
    }
    line(style.strong(row(width, "total", Figures.number(errors), Figures.number(warnings))));
    line("");
  }

  private static String row(int width, String rule, String errors, String warnings) {
    return Figures.padRight(rule, width)
        + Figures.padLeft(errors, 10)
        + Figures.padLeft(warnings, 10);
  }

  private String scanned() {
    Counts counts = report.counts();
    return Figures.count(counts.files(), "file")
        + ", "
        + Figures.count(counts.lines(), "line")
        + ", "
        + Figures.seconds(report.elapsed())
        + ".";
  }

  private void leftOut() {
    Counts counts = report.counts();
    if (counts.unread() > 0) {
      line(
          style.warning(Figures.count(counts.unread(), "file") + " could not be analysed")
              + "; what is wrong with "
              + (counts.unread() == 1 ? "it" : "each")
              + " is said above.");
    }
    if (counts.tests() > 0 && !includesTests) {
      line(leftOut(counts.tests(), "test file") + "; --include-tests takes them in.");
    }
    if (counts.generated() > 0) {
      line(
          leftOut(counts.generated(), "generated or built file")
              + "; name a folder to scan it nevertheless.");
    }
    if (counts.excluded() > 0) {
      line(leftOut(counts.excluded(), "file") + " by --exclude.");
    }
    if (counts.linkedFolders() > 0) {
      int linked = counts.linkedFolders();
      line(
          Figures.count(linked, "linked folder")
              + (linked == 1 ? " was" : " were")
              + " not followed; name a folder to scan it nevertheless.");
    }
  }

  /** Names the page of the rule that was found most. */
  private void whereMore() {
    Map<String, Long> byRule =
        report
            .findings()
            .map(Finding::rule)
            .filter(Checker.ruleIds()::contains)
            .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
    byRule.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            most -> line("watertight explain " + most.getKey() + " says why, and what is right."));
  }

  private static String leftOut(int number, String what) {
    return Figures.count(number, what) + (number == 1 ? " was" : " were") + " left out";
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
