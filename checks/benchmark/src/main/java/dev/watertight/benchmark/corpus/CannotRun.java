package dev.watertight.benchmark.corpus;

/** Something that a run needs is missing or wrong; the message says what and what to do. */
final class CannotRun extends Exception {
  private static final long serialVersionUID = 1L;

  CannotRun(String message) {
    super(message);
  }
}
