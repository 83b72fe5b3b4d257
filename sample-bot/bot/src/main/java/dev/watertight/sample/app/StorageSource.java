package dev.watertight.sample.app;

import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.storage.StorageSettings;
import dev.watertight.sample.storage.Storages;

/** Opens the storage of dialogs. */
@FunctionalInterface
public interface StorageSource {
  /**
   * Opens it; the caller closes it.
   *
   * @throws StorageException if it cannot be reached now, and is to be tried again
   */
  OpenStorage open();

  /** The storage that the environment asks for. */
  static StorageSource configured(Environment environment) {
    StorageSettings settings = StorageSettings.read(environment);
    return () -> Storages.open(settings);
  }

  /** Finds in the environment which storage it is. */
  @FunctionalInterface
  interface Choice {
    /** Reads the variables; what is wrong with them is the environment's to tell. */
    StorageSource read(Environment environment);
  }
}
