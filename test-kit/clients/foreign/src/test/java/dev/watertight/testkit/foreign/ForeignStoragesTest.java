package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.StorageContract;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;
import org.junit.jupiter.api.Nested;

final class ForeignStoragesTest {
  @Nested
  class Abilities extends StorageContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) {
      return new AbilitiesMapDb(surroundings.folder());
    }
  }

  @Nested
  class StateMachine extends StorageContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) {
      return new StateMachineOnRedis(surroundings.redis().uri());
    }
  }
}
