package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.StorageContract;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;

final class TgKitTest extends StorageContract {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    return new TgKitOnRedis(surroundings.redis().uri());
  }
}
