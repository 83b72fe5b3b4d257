package dev.watertight.scan.report;

import dev.watertight.rules.Finding;
import java.io.IOException;

/** One line a finding and nothing else. */
public final class QuietReport implements Report {
  @Override
  public void write(ScanReport report, Appendable out) throws IOException {
    for (FileFindings file : report.files()) {
      for (Finding finding : file.findings()) {
        out.append(Headline.of(file.source(), finding).toString()).append('\n');
      }
    }
  }

  /** One line for a finding that was fixed, with its place of before. */
  public static String fixed(SourceText source, Finding finding) {
    Headline headline = Headline.of(source, finding);
    return headline.place() + " fixed: [" + finding.rule() + "]";
  }
}
