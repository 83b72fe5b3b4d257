package dev.watertight.testkit.contract;

/**
 * What a bot may be able to do. Each is expected unless {@link Promises#without} denies it; a
 * contract then proves that the bot does not do it.
 */
public enum BotCapability {
  /** A dialog goes on after the bot was stopped and started. */
  SURVIVES_RESTART,
  /** A dialog that one instance began goes on with another. */
  TWO_INSTANCES,
  /** A command leaves the dialog, wherever it is. */
  CANCEL,
  /** An update that comes again does not do its work again. */
  IDEMPOTENT,
  /** SIGTERM, or the close hook, ends it in good order. */
  SHUTS_DOWN
}
