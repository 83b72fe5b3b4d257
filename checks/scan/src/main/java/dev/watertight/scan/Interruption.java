package dev.watertight.scan;

import java.io.IOException;
import java.io.PrintStream;

/**
 * Ends a scan early: on Ctrl-C, or when the process is told to end. Once the report is in its
 * place, or on its way to standard output, nothing is interrupted any more.
 */
final class Interruption {
  private final Progress progress;
  private final PrintStream err;
  private volatile boolean stopped;
  private boolean done;
  private Runnable cleanUp = () -> {};

  Interruption(Progress progress, PrintStream err) {
    this.progress = progress;
    this.err = err;
  }

  /**
   * Listens for the end of the process. The exit code (130 for Ctrl-C, 143 when terminated) is the
   * JVM's own.
   */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "watertight-interruption"));
  }

  /** What removes all traces of the unfinished scan. */
  synchronized void onStop(Runnable action) {
    cleanUp = action;
  }

  /** Stops the scan unless it is done. */
  synchronized void stop() {
    if (done || stopped) {
      return;
    }
    stopped = true;
    progress.erase();
    cleanUp.run();
    err.println("watertight: interrupted " + progress.state() + "; no report was written.");
    err.flush();
  }

  /** Whether work should end now. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Ends the time in which the scan can be stopped, and does its last step, which is done wholly or
   * not at all.
   *
   * @return false if the scan has been stopped; the step was not done then
   */
  synchronized boolean finish(LastStep step) throws IOException {
    if (stopped) {
      return false;
    }
    step.run();
    done = true;
    return true;
  }

  /**
   * Does something that must not be cut in two; whoever stops the scan meanwhile waits for it.
   *
   * @return false if the scan has been stopped; the step was not done then
   */
  synchronized boolean whole(LastStep step) throws IOException {
    if (stopped) {
      return false;
    }
    step.run();
    return true;
  }

  /** Ends the time in which the scan can be stopped, whatever came of it. */
  synchronized void end() {
    done = true;
  }

  /** What makes the result of a scan final. */
  interface LastStep {
    void run() throws IOException;
  }
}
