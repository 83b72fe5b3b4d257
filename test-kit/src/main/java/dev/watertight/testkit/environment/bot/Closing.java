package dev.watertight.testkit.environment.bot;

/** Closing what is no longer wanted since something failed. */
final class Closing {
  private Closing() {}

  /** Closes; what fails then comes with the first failure, which stays the one that is told. */
  static void after(Throwable failure, BotProcess process) {
    try {
      process.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
