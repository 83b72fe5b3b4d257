package dev.watertight.scan.report;

import dev.watertight.model.LineTable;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;

/**
 * The first line of a finding in its parts.
 *
 * @param place {@code path:line:column:}
 * @param label {@code error:} or {@code warning:}
 * @param message {@code [Rule] message}
 */
record Headline(String place, String label, String message) {
  static Headline of(SourceText source, Finding finding) {
    LineTable lines = source.lines();
    int start = finding.place().start();
    return new Headline(
        Visible.text(finding.path()) + ":" + lines.line(start) + ":" + lines.column(start) + ":",
        finding.severity() == Severity.ERROR ? "error:" : "warning:",
        "[" + finding.rule() + "] " + Visible.text(finding.message()));
  }

  @Override
  public String toString() {
    return place + " " + label + " " + message;
  }
}
