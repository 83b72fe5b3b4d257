package dev.watertight.testkit.contract;

import java.time.Duration;

/**
 * How a contract reads and writes what your storage keeps: an adapter of some ten lines. It calls
 * the storage as your bot does, adds nothing to it and swallows nothing; any exception is an
 * answer, which the contract judges. Is used by several threads, as your storage is.
 *
 * <p>The states that are written are {@code order:phone} and {@code order:confirm}; a storage whose
 * states are an enum maps them to two of its own. Where {@link Capability#DATA} is denied, STO6
 * writes other states too.
 *
 * <p>What the storage cannot do stays as it is here, and its {@link Capability} is denied.
 */
public interface StorageUnderTest {
  /**
   * Keeps a dialog in place of what was kept of it; {@link StoredDialog#NONE} ends it.
   *
   * @throws Exception as the storage throws it
   */
  void write(Conversation conversation, StoredDialog dialog) throws Exception;

  /**
   * What is kept of a dialog; {@link StoredDialog#NONE} if nothing is.
   *
   * @throws Exception as the storage throws it
   */
  StoredDialog read(Conversation conversation) throws Exception;

  /**
   * Forgets a dialog.
   *
   * @throws Exception as the storage throws it
   */
  default void clear(Conversation conversation) throws Exception {
    write(conversation, StoredDialog.NONE);
  }

  /**
   * Adds one field to the data of a dialog in one step; for {@link Capability#ATOMIC_PUT}.
   *
   * @throws Exception as the storage throws it
   */
  default void put(Conversation conversation, String field, String value) throws Exception {
    throw new UnsupportedOperationException("put");
  }

  /**
   * How many dialogs have a state; for {@link Capability#COUNTS}.
   *
   * @throws Exception as the storage throws it
   */
  default long countActive() throws Exception {
    throw new UnsupportedOperationException("countActive");
  }

  /**
   * Whether the server answers right now; for {@link Capability#HEALTH}.
   *
   * @throws Exception as the storage throws it
   */
  default boolean isConnected() throws Exception {
    throw new UnsupportedOperationException("isConnected");
  }

  /** How long a state is kept after it was written, as you tell users; for EXPIRES. */
  default Duration stateLifetime() {
    throw new UnsupportedOperationException("stateLifetime");
  }

  /** How long data is kept after it was written; as long as the state unless told otherwise. */
  default Duration dataLifetime() {
    return stateLifetime();
  }

  /**
   * How long anything at all is kept of a dialog, such as which update was handled last; as long as
   * its state or data unless told otherwise.
   */
  default Duration longestLifetime() {
    Duration state = stateLifetime();
    Duration data = dataLifetime();
    return state.compareTo(data) > 0 ? state : data;
  }

  /**
   * Lets the time of a dialog run out now, where the server does not: a row whose time is set back,
   * a clock that is moved on. Not asked for on Redis, where the kit does it.
   *
   * @throws Exception fails the test
   */
  default void expire(Conversation conversation) throws Exception {
    throw new UnsupportedOperationException("expire");
  }

  /**
   * Closes the storage as the bot does at its end.
   *
   * @throws Exception as the storage throws it
   */
  void close() throws Exception;
}
