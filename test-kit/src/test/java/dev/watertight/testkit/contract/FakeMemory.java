package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A storage that keeps dialogs in memory, and all rules that apply to it. */
class FakeMemory implements StorageUnderTest {
  private final Map<Conversation, StoredDialog> dialogs = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private void demandOpen() {
    if (closed) {
      throw new IllegalStateException("the storage is closed");
    }
  }

  @Override
  public void write(Conversation user, StoredDialog dialog) {
    demandOpen();
    dialogs.put(user, dialog);
  }

  @Override
  public StoredDialog read(Conversation user) {
    demandOpen();
    return dialogs.getOrDefault(user, StoredDialog.NONE);
  }

  @Override
  public void put(Conversation user, String field, String value) {
    demandOpen();
    dialogs.merge(user, StoredDialog.NONE, (kept, none) -> kept.with(field, value));
  }

  @Override
  public long countActive() {
    demandOpen();
    return dialogs.values().stream().filter(dialog -> dialog.state().isPresent()).count();
  }

  @Override
  public boolean isConnected() {
    return !closed;
  }

  @Override
  public Duration stateLifetime() {
    return Duration.ofHours(1);
  }

  @Override
  public void expire(Conversation user) {
    dialogs.remove(user);
  }

  @Override
  public void close() {
    closed = true;
  }
}
