package dev.watertight.benchmark;

/** What was typed is wrong, or what a run needs is missing; the message is one sentence. */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
