package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import java.util.Optional;

/** A second instance of a storage that is not shared, and may refuse to be opened twice. */
record Second(StorageProbe probe, Optional<Recorded> storage) {
  static Second of(StorageProbe probe) throws Exception {
    try {
      return new Second(probe, Optional.of(probe.attempt()));
    } catch (EnvironmentException | AssertionError e) {
      throw e;
    } catch (Exception e) {
      probe.evidence().add("the second one cannot be opened, so that nothing is shared");
      return new Second(probe, Optional.empty());
    }
  }

  StoredDialog read(Conversation conversation) throws Exception {
    return storage.isPresent() ? storage.get().read(conversation) : StoredDialog.NONE;
  }
}
