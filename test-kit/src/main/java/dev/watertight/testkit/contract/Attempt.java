package dev.watertight.testkit.contract;

import java.util.Optional;

/** A call that may fail, since something is wrong with the server; it has to end all the same. */
final class Attempt {
  private Attempt() {}

  /** Whether the write was acknowledged. */
  static boolean write(StorageUnderTest storage, Conversation conversation, StoredDialog dialog) {
    try {
      storage.write(conversation, dialog);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  /** What was read, unless the storage said that it cannot. */
  static Optional<StoredDialog> read(StorageUnderTest storage, Conversation conversation) {
    try {
      return Optional.of(storage.read(conversation));
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  static void clear(StorageUnderTest storage, Conversation conversation) {
    try {
      storage.clear(conversation);
    } catch (Exception e) {
      // It is noted, and right.
    }
  }

  static boolean isConnected(StorageUnderTest storage) {
    try {
      return storage.isConnected();
    } catch (Exception e) {
      return false;
    }
  }
}
