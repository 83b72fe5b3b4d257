package dev.watertight.benchmark;

/** A process did not do its work; the message says which one and what it said. */
final class RunFailed extends Exception {
  private static final long serialVersionUID = 1L;

  RunFailed(String message) {
    super(message);
  }
}
