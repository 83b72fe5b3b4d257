package dev.watertight.scan.report;

import java.io.IOException;

/** A way to write down what came of a scan. */
public interface Report {
  /**
   * Writes the whole report.
   *
   * @throws IOException what {@code out} throws
   */
  void write(ScanReport report, Appendable out) throws IOException;
}
