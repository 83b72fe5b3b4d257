package dev.watertight.testkit.contract;

/** What a {@link FakeBot} does wrong; each breaks one rule. */
enum Flaw {
  /** Dialogs are kept in the memory of the process. */
  STATE_IN_MEMORY,
  /** Dialogs do not expire. */
  STATE_FOR_EVER,
  /** When the work fails, the dialog stays where it was. */
  KEEPS_STATE_ON_FAILURE,
  /** Updates are not remembered. */
  FORGETS_UPDATES,
  /** /cancel says that it cancels, and does not. */
  CANCEL_KEEPS_STATE,
  /** SIGTERM, or close, has it take updates that it does not handle. */
  DROPS_UPDATES_AT_ITS_END
}
