package dev.watertight.testkit.environment.telegram;

/** What may be left at the end of a test, and fail it. */
public enum Leftover {
  /** A message of the bot that no expectation looked at. */
  UNREAD_MESSAGES,
  /** An update that no bot confirmed. */
  UNCONFIRMED_UPDATES,
  /** A fault that was armed and that no call met: the test shows less than it says. */
  UNUSED_FAULTS
}
