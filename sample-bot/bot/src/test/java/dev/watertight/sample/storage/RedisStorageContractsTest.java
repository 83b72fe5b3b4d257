package dev.watertight.sample.storage;

import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;

/** Redis keeps all contracts of the test kit. */
final class RedisStorageContractsTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    return new StorageAdapter(new RedisStorage(RedisStorageTest.settings(surroundings.redis())));
  }
}
