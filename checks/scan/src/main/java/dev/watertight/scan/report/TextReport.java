package dev.watertight.scan.report;

import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import java.io.IOException;

/** Findings as the best compilers write them, each with a code frame, then a table by rule. */
public final class TextReport implements Report {
  private final Style style;
  private final int width;
  private final boolean wrap;
  private final boolean includesTests;

  /**
   * A report.
   *
   * @param width columns that there is room for
   * @param wrap whether messages are broken there; what a program reads has one line a message
   * @param includesTests whether test sources were asked for
   */
  public TextReport(Style style, int width, boolean wrap, boolean includesTests) {
    this.style = style;
    this.width = width;
    this.wrap = wrap;
    this.includesTests = includesTests;
  }

  @Override
  public void write(ScanReport report, Appendable out) throws IOException {
    for (Problem problem : report.problems()) {
      out.append(problem.toString()).append('\n');
    }
    if (!report.problems().isEmpty()) {
      out.append('\n');
    }
    for (FileFindings file : report.files()) {
      for (Finding finding : file.findings()) {
        out.append(headline(file.source(), finding)).append('\n');
        out.append(CodeFrame.of(file.source(), finding, width, style)).append('\n');
      }
    }
    out.append(new Closing(report, style, includesTests).text());
  }

  private String headline(SourceText source, Finding finding) {
    Headline headline = Headline.of(source, finding);
    String severity =
        finding.severity() == Severity.ERROR
            ? style.error(headline.label())
            : style.warning(headline.label());
    int used = Columns.of(headline.place() + " " + headline.label() + " ");
    String message = wrap ? Wrap.at(width, used, "    ", headline.message()) : headline.message();
    return style.strong(headline.place()) + " " + severity + " " + message;
  }
}
