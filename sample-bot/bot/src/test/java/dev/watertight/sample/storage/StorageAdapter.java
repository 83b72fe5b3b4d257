package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Any of the bot's storages, as the contracts of the test kit use it. */
class StorageAdapter implements StorageUnderTest {
  private static final long BOT = 7;
  static final Lifetime LIFETIME = new Lifetime(Duration.ofHours(1), Duration.ofHours(2));

  private final DialogStorage storage;

  StorageAdapter(DialogStorage storage) {
    this.storage = storage;
  }

  static DialogKey key(Conversation conversation) {
    return new DialogKey(BOT, conversation.chat(), conversation.user(), 0);
  }

  private interface Change {
    Dialog of(Dialog before);
  }

  /** As the dispatcher does, once more if somebody else was faster. */
  private void change(Conversation conversation, Change change) {
    Dialog before;
    do {
      before = storage.load(key(conversation));
    } while (!storage.replace(key(conversation), before, change.of(before), LIFETIME));
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    change(conversation, before -> before.next(dialog.state(), dialog.data(), Instant.now()));
  }

  @Override
  public StoredDialog read(Conversation conversation) {
    Dialog dialog = storage.load(key(conversation));
    return new StoredDialog(dialog.state(), dialog.data());
  }

  @Override
  public void put(Conversation conversation, String field, String value) {
    change(
        conversation,
        before -> {
          Map<String, String> data = new HashMap<>(before.data());
          data.put(field, value);
          return before.next(before.state(), data, Instant.now());
        });
  }

  @Override
  public long countActive() {
    return storage.countActive();
  }

  @Override
  public boolean isConnected() {
    return storage.isConnected();
  }

  @Override
  public Duration stateLifetime() {
    return LIFETIME.state();
  }

  @Override
  public Duration dataLifetime() {
    return LIFETIME.data();
  }

  @Override
  public Duration longestLifetime() {
    return LIFETIME.receipt();
  }

  @Override
  public void close() {
    storage.close();
  }
}
