package dev.watertight.sample.storage;

import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Memory keeps all but what a restart and a second instance need. */
final class MemoryStorageContractsTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    AtomicReference<Clock> clock =
        new AtomicReference<>(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Clock moving =
        new Clock() {
          @Override
          public Instant instant() {
            return clock.get().instant();
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    return new StorageAdapter(new MemoryStorage(moving)) {
      @Override
      public void expire(Conversation conversation) {
        clock.updateAndGet(now -> Clock.offset(now, Duration.ofHours(3)));
      }
    };
  }

  @Override
  protected Promises<Capability> promises() {
    return Promises.<Capability>all()
        .without(Capability.SURVIVES_RESTART)
        .without(Capability.SHARED);
  }
}
