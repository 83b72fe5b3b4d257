package dev.watertight.leaky;

import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Any of the twin's storages, as the contracts of the test kit use it. */
class LeakyAdapter implements StorageUnderTest {
  private final DialogStorage storage;

  LeakyAdapter(DialogStorage storage) {
    this.storage = storage;
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) {
    long user = conversation.user();
    dialog
        .state()
        .ifPresentOrElse(state -> storage.setState(user, state(state)), () -> storage.clear(user));
    storage.setData(user, new ConcurrentHashMap<>(dialog.data()));
  }

  private static DialogState state(String name) {
    return DialogState.valueOf(name.replace(':', '_').toUpperCase(Locale.ROOT));
  }

  @Override
  public StoredDialog read(Conversation conversation) {
    DialogState state = storage.getState(conversation.user());
    Optional<String> name =
        state == DialogState.NONE
            ? Optional.empty()
            : Optional.of(state.name().toLowerCase(Locale.ROOT).replace('_', ':'));
    return new StoredDialog(name, storage.getData(conversation.user()));
  }

  @Override
  public void clear(Conversation conversation) {
    storage.clear(conversation.user());
  }

  @Override
  public void put(Conversation conversation, String field, String value) {
    storage.updateData(conversation.user(), field, value);
  }

  @Override
  public long countActive() {
    return storage.activeUsers().size();
  }

  @Override
  public Duration stateLifetime() {
    return Duration.ofHours(1);
  }

  /** What has no time does not end when time goes on; keys of Redis are aged by the kit. */
  @Override
  public void expire(Conversation conversation) throws SQLException {}

  @Override
  public void close() {
    storage.close();
  }
}
