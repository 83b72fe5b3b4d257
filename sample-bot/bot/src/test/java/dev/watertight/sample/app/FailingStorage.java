package dev.watertight.sample.app;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.StorageException;
import java.util.Optional;
import java.util.function.Consumer;

/** A storage that can be told to fail, and that outlives the bot as a server would. */
final class FailingStorage implements DialogStorage {
  private final DialogStorage storage;
  volatile Optional<StorageException> failure = Optional.empty();

  FailingStorage(DialogStorage storage) {
    this.storage = storage;
  }

  private DialogStorage reached() {
    failure.ifPresent(
        e -> {
          throw e;
        });
    return storage;
  }

  @Override
  public Dialog load(DialogKey key) {
    return reached().load(key);
  }

  @Override
  public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    return reached().replace(key, before, after, lifetime);
  }

  @Override
  public void answered(DialogKey key, Dialog dialog) {
    reached().answered(key, dialog);
  }

  @Override
  public long countActive() {
    return reached().countActive();
  }

  @Override
  public void forEachActive(Consumer<ActiveDialog> visitor) {
    reached().forEachActive(visitor);
  }

  @Override
  public boolean isConnected() {
    return failure.isEmpty();
  }

  @Override
  public void close() {}
}
