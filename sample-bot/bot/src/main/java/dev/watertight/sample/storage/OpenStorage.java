package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.DialogStorage;
import java.util.List;

/**
 * A storage that is open, and what it needs.
 *
 * @param dialogs the storage
 * @param kind which it is
 * @param tasks to run from time to time; stop them before this is closed
 */
public record OpenStorage(
    DialogStorage dialogs, StorageSettings.Kind kind, List<MaintenanceTask> tasks)
    implements AutoCloseable {
  public OpenStorage {
    tasks = List.copyOf(tasks);
  }

  /** One that needs nothing done. */
  public static OpenStorage of(DialogStorage dialogs, StorageSettings.Kind kind) {
    return new OpenStorage(dialogs, kind, List.of());
  }

  @Override
  public void close() {
    dialogs.close();
  }
}
