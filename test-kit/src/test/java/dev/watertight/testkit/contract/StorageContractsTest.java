package dev.watertight.testkit.contract;

/** All contracts, as a team extends them. */
final class StorageContractsTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    return new FakeStorage(surroundings.redis().uri());
  }
}
