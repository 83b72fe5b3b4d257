package dev.watertight.testkit.contract;

/** What a {@link FakeBot} does wrong; each breaks one rule. */
enum Flaw {
  /** Dialogs are kept in the memory of the process. */
  STATE_IN_MEMORY,
  /** Dialogs do not expire. */
  STATE_FOR_EVER,
  /** Dialogs are the fields of one hash, which does not expire. */
  STATES_IN_ONE_HASH,
  /** SIGTERM, or close, has it take updates that it does not handle. */
  DROPS_UPDATES_AT_ITS_END,
  /** Updates that came before it was started are passed over. */
  DROPS_WHAT_WAITED,
  /** An update whose dialog is in a state that is not known is lost. */
  FAILS_ON_OLD_STATES,
  /** Dialogs are remembered in the process as well, for ever. */
  REMEMBERS_IN_MEMORY_TOO,
  /** Who writes outside of a dialog gets no answer. */
  SILENT_WITHOUT_DIALOG,
  /** It does not end. */
  NEVER_ENDS,
  /** Its process ends with 1. */
  ENDS_WITH_AN_ERROR,
  /** The connections to Redis are not closed at the end. */
  STORE_STAYS_OPEN,
  /** The connections to Redis are closed while updates are handled. */
  STORE_IS_CLOSED_FIRST,
  /** A lock in Redis that the end does not give back. */
  LOCK_STAYS,
  /** Updates that Redis was needed for are lost while it is away. */
  LOSES_UPDATES_WITHOUT_REDIS,
  /** While Redis is away, the thread that polls ends. */
  DIES_WITHOUT_REDIS,
  /** If Redis is away at the start, dialogs are kept in memory. */
  FALLS_BACK_TO_MEMORY,
  /** If Redis is full, the user gets no answer. */
  SILENT_WHEN_FULL,
  /** What Telegram does not take at once is not said. */
  GIVES_UP_ON_TELEGRAM,
  /** Each answer is sent three times. */
  SAYS_ALL_THRICE,
  /** There is no timeout for answers of Redis. */
  WAITS_FOR_REDIS_FOR_EVER,
  /** Something of each update stays in the memory of the process. */
  KEEPS_ALL_UPDATES,
  /** Each update runs KEYS. */
  LOOKS_AT_ALL_KEYS,
  /** Each update looks at the dialogs of all users. */
  LOOKS_AT_ALL_USERS,
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
