package dev.watertight.sample.storage;

import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Redis in front of PostgreSQL keeps all contracts of the test kit. */
@Tag("slow")
final class TieredStorageContractsTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    TieredStorage storage =
        TieredStorage.open(
            RedisStorageTest.settings(surroundings.redis()),
            PostgresStorageTest.settings(surroundings.postgres()),
            Duration.ZERO);
    boolean flushed = false;
    try {
      storage.flush();
      flushed = true;
    } finally {
      if (!flushed) {
        storage.close();
      }
    }
    return PostgresStorageContractsTest.adapter(surroundings.postgres(), storage);
  }
}
