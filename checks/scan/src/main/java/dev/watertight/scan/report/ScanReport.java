package dev.watertight.scan.report;

import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that came of a scan.
 *
 * @param files those with findings, sorted by path
 * @param problems sorted
 * @param counts what was read and what was left out
 * @param elapsed from start to the end of the analysis
 */
public record ScanReport(
    List<FileFindings> files, List<Problem> problems, Counts counts, Duration elapsed) {
  /** Copies the lists. */
  public ScanReport {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * How much was read and how much was not.
   *
   * @param files that were analysed
   * @param lines of the files that were analysed
   * @param unread files and folders that could not be analysed
   * @param tests files that were left out as test sources
   * @param generated files that were left out as generated sources or build output
   * @param excluded files that the user left out
   * @param linkedFolders folders behind a symbolic link, which are not followed
   */
  public record Counts(
      int files,
      long lines,
      int unread,
      int tests,
      int generated,
      int excluded,
      int linkedFolders) {}

  /** All findings in order. */
  public Stream<Finding> findings() {
    return files.stream().flatMap(file -> file.findings().stream());
  }

  /** Number of findings of a severity. */
  public int count(Severity severity) {
    return (int) findings().filter(finding -> finding.severity() == severity).count();
  }
}
