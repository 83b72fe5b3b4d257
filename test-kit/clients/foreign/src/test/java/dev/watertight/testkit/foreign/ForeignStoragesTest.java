package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import org.junit.jupiter.api.Test;

final class ForeignStoragesTest {
  private static final Promises<Capability> LESS =
      Promises.<Capability>all()
          .without(Capability.ATOMIC_PUT)
          .without(Capability.COUNTS)
          .without(Capability.EXPIRES)
          .without(Capability.HEALTH);

  @Test
  void abilities() {
    show(
        StorageContracts.of(s -> new AbilitiesMapDb(s.folder()))
            .promising(LESS.without(Capability.SHARED)));
  }

  @Test
  void machine() {
    show(StorageContracts.of(s -> new StateMachineOnRedis(s.redis().uri())).promising(LESS));
  }

  private static void show(dev.watertight.testkit.contract.StorageVerification v) {
    try {
      System.out.println(v.verify());
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
    }
  }
}
