package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.DialogStorage;
import java.time.Clock;

final class MemoryStorageTest extends DialogStorageRules {
  @Override
  DialogStorage open() {
    return opened(new MemoryStorage(Clock.systemUTC()));
  }
}
