package dev.watertight.scan;

/** What the process ends with. */
final class ExitCode {
  static final int CLEAN = 0;
  static final int FINDINGS = 1;
  static final int WRONG_USE = 2;
  static final int OUR_FAULT = 3;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
