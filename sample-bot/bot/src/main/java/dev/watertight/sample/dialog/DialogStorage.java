package dev.watertight.sample.dialog;

import java.util.function.Consumer;

/**
 * Keeps dialogs. Safe for all threads; whoever opens one closes it, after the last use.
 *
 * <p>Each method throws {@link StorageException} if the storage cannot be reached in time: what was
 * to be written then may or may not be, and the same call may be made again.
 */
public interface DialogStorage extends AutoCloseable {
  /**
   * What is kept of a dialog, in one round trip; {@link Dialog#NONE} if nothing is. State and data
   * that have expired are gone, each for itself.
   *
   * @throws ForeignDataException if something is there that no release of this bot has written; it
   *     is left as it is
   */
  Dialog load(DialogKey key);

  /**
   * Writes state, data and receipt in one step and one round trip, unless somebody has changed the
   * dialog since {@code before} was read.
   *
   * @param after of the version that follows that of {@code before}
   * @param lifetime how long it is kept from now on
   * @return whether it was written
   * @throws StorageFullException if the storage takes no more; all is as it was
   */
  boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime);

  /**
   * Notes that the user has the answers of this version; does nothing once there is a newer one.
   */
  void answered(DialogKey key, Dialog dialog);

  /** How many dialogs have a state. Walks through them without holding others up. */
  long countActive();

  /** Visits each dialog that has a state; one that comes or goes meanwhile may be left out. */
  void forEachActive(Consumer<ActiveDialog> visitor);

  /** Whether the storage answers right now; never throws. */
  boolean isConnected();

  /** Gives all connections back; any later call fails with {@link IllegalStateException}. */
  @Override
  void close();
}
