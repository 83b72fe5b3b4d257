package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;

/** As a team would write it; what fails is told in {@code docs/kit/foreign.md}. */
final class TgKitTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    return new TgKitOnRedis(surroundings.redis().uri());
  }

  @Override
  protected Promises<Capability> promises() {
    return Promises.<Capability>all()
        .without(Capability.ATOMIC_PUT)
        .without(Capability.COUNTS)
        .without(Capability.DATA)
        .without(Capability.EXPIRES)
        .without(Capability.HEALTH);
  }
}
