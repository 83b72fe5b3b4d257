package dev.watertight.scan;

import dev.watertight.scan.ScanOptions.Format;
import dev.watertight.scan.report.Figures;
import dev.watertight.scan.report.JsonReport;
import dev.watertight.scan.report.Problem;
import dev.watertight.scan.report.QuietReport;
import dev.watertight.scan.report.Report;
import dev.watertight.scan.report.ScanReport;
import dev.watertight.scan.report.Style;
import dev.watertight.scan.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Where the report goes, and in which shape. Closed without a report, it leaves nothing behind. */
final class ReportTarget implements AutoCloseable {
  private final ScanOptions options;
  private final Surroundings here;
  private final @Nullable OutputFile file;

  private ReportTarget(ScanOptions options, Surroundings here, @Nullable OutputFile file) {
    this.options = options;
    this.here = here;
    this.file = file;
  }

  /**
   * Makes sure that a report can be written.
   *
   * @throws WrongUse where it cannot
   */
  static ReportTarget of(ScanOptions options, Surroundings here) throws WrongUse {
    OutputFile file = options.output() == null ? null : OutputFile.open(options.output());
    return new ReportTarget(options, here, file);
  }

  /**
   * Writes all of the report.
   *
   * @return false if the scan was interrupted before; nothing is written then
   */
  boolean write(ScanReport report, Interruption interruption) throws IOException {
    if (file == null) {
      if (!interruption.finish(() -> warn(report))) {
        return false;
      }
      report().write(report, here.out());
      here.out().flush();
      return true;
    }
    try (Writer writer = file.writer()) {
      report().write(report, writer);
    }
    if (!interruption.finish(file::commit)) {
      return false;
    }
    warn(report);
    if (!options.quiet()) {
      here.err()
          .println(
              "watertight: "
                  + Figures.count(report.findings().count(), "finding")
                  + " written to "
                  + options.output());
    }
    return true;
  }

  /** What the report leaves unsaid, or where nobody may look at once, is said on standard error. */
  private void warn(ScanReport report) {
    int unread = report.counts().unread();
    if (options.quiet()) {
      for (Problem problem : report.problems()) {
        if (problem.kind() == Problem.Kind.ERROR) {
          here.err().println(problem);
        }
      }
    } else if (unread > 0 && (options.format() == Format.JSON || file != null)) {
      here.err()
          .println(
              "watertight: "
                  + Figures.count(unread, "file")
                  + " could not be analysed; the report says why.");
    }
  }

  private Report report() {
    if (options.format() == Format.JSON) {
      return new JsonReport(Version.ours());
    }
    if (options.quiet()) {
      return new QuietReport();
    }
    boolean terminal = file == null && here.outTerminal();
    boolean coloured =
        switch (options.color()) {
          case AUTO -> terminal && here.paints();
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return new TextReport(
        coloured ? Style.COLOURED : Style.PLAIN, here.width(), terminal, options.includeTests());
  }

  @Override
  public void close() {
    if (file != null) {
      file.discard();
    }
  }
}
