package dev.watertight.testkit.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a call says that comes after the close. */
final class AfterClose {
  /** As clients and pools put it. */
  private static final Pattern CLOSED =
      Pattern.compile("clos|shut|not open|terminated|disposed|destroyed|stopped");

  private AfterClose() {}

  static void demand(String call, Contract.Check code) throws Exception {
    try {
      code.run();
    } catch (UnsupportedOperationException e) {
      throw new AssertionError(call + " is not supported: " + e, e);
    } catch (Exception e) {
      if (isClear(e)) {
        return;
      }
      throw new AssertionError(
          "%s after close() threw %s, which does not tell that the storage is closed; whoever reads the log looks for another fault. Throw an IllegalStateException that says so"
              .formatted(call, e),
          e);
    }
    throw new AssertionError(
        "%s after close() returned as if all were well; a write of the last moment is lost, or opens again what nobody closes. Throw an IllegalStateException that says that the storage is closed"
            .formatted(call));
  }

  private static boolean isClear(Throwable failure) {
    if (failure instanceof NullPointerException || failure instanceof ClassCastException) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = (cause.getClass().getSimpleName() + " " + cause.getMessage());
      if (CLOSED.matcher(text.toLowerCase(Locale.ROOT)).find()) {
        return true;
      }
    }
    return false;
  }
}
