package dev.watertight.testkit.contract;

import org.opentest4j.TestAbortedException;

/** A rule is about something that the storage or bot does not have. */
final class NotApplicable extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  /**
   * A rule that is left out.
   *
   * @param reason what it is about, and why that is not there
   */
  NotApplicable(String reason) {
    super("Not applicable: " + reason);
  }
}
