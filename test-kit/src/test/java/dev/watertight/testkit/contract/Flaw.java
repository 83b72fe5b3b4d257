package dev.watertight.testkit.contract;

/** What a {@link FakeBot} does wrong; each breaks one rule. */
enum Flaw {
  /** Dialogs are kept in the memory of the process. */
  STATE_IN_MEMORY,
  /** Dialogs do not expire. */
  STATE_FOR_EVER,
  /** SIGTERM, or close, has it take updates that it does not handle. */
  DROPS_UPDATES_AT_ITS_END,
  /** When the work fails, the user is locked, and nobody unlocks. */
  FAILURE_LOCKS_USER,
  /** When the work fails, the dialog stays where it was. */
  FAILURE_KEEPS_STATE,
  /** Who failed once cannot order again. */
  FAILURE_BARS_USER,
  /** What failed is done besides with the next order. */
  FAILURE_IS_MADE_UP_FOR,
  /** When the work fails for one, the dialogs of all are cleared. */
  FAILURE_CLEARS_ALL,
  /** An answer that Telegram refuses ends the thread that polls. */
  REFUSAL_ENDS_POLLING,
  /** An answer that Telegram refuses is sent until it does not. */
  REFUSAL_IS_REPEATED,
  /** /cancel is taken for a phone number. */
  CANCEL_IS_A_PHONE_NUMBER,
  /** /cancel says that it cancels, and does not. */
  CANCEL_KEEPS_STATE,
  /** /cancel outside of a dialog is not answered. */
  CANCEL_IS_SILENT,
  /** The button of an order that was cancelled still orders. */
  CANCEL_KEEPS_BUTTON,
  /** Who cancelled once cannot order again. */
  CANCEL_BARS_USER,
  /** There is no /cancel. */
  CANCEL_IS_UNKNOWN,
  /** Each press makes an order, in whatever dialog. */
  PRESSES_ORDER_EACH_TIME,
  /** So does each that this process has not seen. */
  PRESSES_ARE_KNOWN_IN_MEMORY,
  /** Updates are not remembered. */
  UPDATES_ARE_FORGOTTEN,
  /** Of each user's updates, the last one is remembered. */
  UPDATES_BUT_THE_LAST_ARE_FORGOTTEN,
  /** That an answer was sent is not remembered. */
  ANSWERS_ARE_REPEATED
}
