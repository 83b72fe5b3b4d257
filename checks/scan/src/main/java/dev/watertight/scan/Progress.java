package dev.watertight.scan;

import dev.watertight.scan.report.Figures;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How far a scan is, told on a terminal once it has taken longer than a second. */
final class Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int BAR = 30;

  private final PrintStream err;
  private final boolean wanted;
  private final AtomicInteger done = new AtomicInteger();
  private volatile String phase = "";
  private volatile int total;
  private volatile boolean over;
  private boolean drawn;

  /**
   * No progress yet.
   *
   * @param wanted whether to show it at all
   */
  Progress(PrintStream err, boolean wanted) {
    this.err = err;
    this.wanted = wanted;
  }

  /** Begins to watch. */
  void start() {
    if (!wanted) {
      return;
    }
    Thread painter = new Thread(this::paint, "watertight-progress");
    painter.setDaemon(true);
    painter.start();
  }

  /** A new phase with so many steps. */
  void phase(String name, int steps) {
    phase = name;
    done.set(0);
    total = steps;
  }

  /** One step is done. */
  void step() {
    done.incrementAndGet();
  }

  /** Where a scan that ends now has come to. */
  String state() {
    int steps = total;
    return steps == 0
        ? "before the first file"
        : "while "
            + phase
            + ", "
            + Figures.number(Math.min(done.get(), steps))
            + " of "
            + Figures.count(steps, "file")
            + " done";
  }

  /** Removes what was drawn, and draws no more. */
  synchronized void erase() {
    over = true;
    if (drawn) {
      err.print("\r\u001B[K");
      err.flush();
      drawn = false;
    }
  }

  private void paint() {
    LockSupport.parkNanos(PATIENCE_NANOS);
    while (!over) {
      draw();
      LockSupport.parkNanos(REDRAW_NANOS);
    }
  }

  synchronized void draw() {
    if (!over && total > 0) {
      err.print("\r\u001B[K" + line(phase, done.get(), total));
      err.flush();
      drawn = true;
    }
  }

  static String line(String phase, int done, int total) {
    int filled = (int) ((long) BAR * Math.min(done, total) / total);
    return phase
        + " ["
        + "=".repeat(filled)
        + " ".repeat(BAR - filled)
        + "] "
        + Figures.number(done)
        + " of "
        + Figures.count(total, "file");
  }
}
