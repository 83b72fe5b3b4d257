package dev.watertight.testkit.contract;

/**
 * What a storage may be able to do. Each is expected unless {@link Promises#without} denies it; a
 * contract then proves that the storage does not do it, so that what is denied cannot be relied on.
 */
public enum Capability {
  /** Keeps data beside the state. */
  DATA,
  /** Tells the same user's dialogs in different chats apart. */
  CHATS,
  /**
   * What was written is there when the storage, or its server, was closed or killed and is back.
   */
  SURVIVES_RESTART,
  /** Two instances on the same server see each other's dialogs. */
  SHARED,
  /** Dialogs end by themselves; {@link StorageUnderTest#stateLifetime()} says when. */
  EXPIRES,
  /** Changes data in one step, by {@link StorageUnderTest#put}, so that no other change is lost. */
  ATOMIC_PUT,
  /** Counts dialogs that have a state, by {@link StorageUnderTest#countActive()}. */
  COUNTS,
  /** Says whether its server answers, by {@link StorageUnderTest#isConnected()}. */
  HEALTH,
  /** Gives all it holds back when it is closed, and is of no use then. */
  CLOSES
}
