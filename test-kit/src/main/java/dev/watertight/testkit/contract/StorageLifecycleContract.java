package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.internal.Deadline;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What a storage takes it gives back, and it says so when it is closed. Rules LIF; see {@code
 * docs/kit/contracts/StorageLifecycleContract.md}.
 */
public abstract class StorageLifecycleContract extends StorageRules {
  private static final StoredDialog PHONE = StoredDialog.in("order:phone");
  private static final int MANY = 5;
  private static final int OPERATIONS = 60;

  @Test
  void lif1_close_gives_all_connections_back() throws Exception {
    holdsWith(
        Capability.CLOSES,
        probe -> {
          Recorded storage = probe.open();
          List<RealServer> servers = probe.servers();
          StorageUnderTest plain = storage.plain();
          Crowd.run(
              4, "wrote at once", probe.patience(), i -> plain.write(probe.user(300 + i), PHONE));
          storage.close();
          for (RealServer server : servers) {
            Deadline.in(probe.patience()).await(() -> server.connections().isEmpty());
            assertThat(server.connections())
                .as(
                    "connections to %s that are open %d s after close() returned; each restart of the storage adds to them, until the process has too many open files",
                    server.name(), probe.patience().toSeconds())
                .isEmpty();
          }
        });
  }

  @Test
  void lif2_a_second_close_is_harmless() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.close();
          try {
            storage.close();
          } catch (Exception e) {
            throw new AssertionError(
                "the second close() threw %s; at the end of a bot, a hook and a finally block may both close, and what is to be closed after it stays open"
                    .formatted(e),
                e);
          }
        });
  }

  @Test
  void lif3_use_after_close_is_a_clear_error() throws Exception {
    holds(
        Capability.CLOSES,
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.close();
          AfterClose.demand("write", () -> storage.write(probe.user(101), PHONE));
          AfterClose.demand("read", () -> storage.read(probe.user(101)));
          AfterClose.demand("clear", () -> storage.clear(probe.user(101)));
          if (promises(Capability.ATOMIC_PUT)) {
            AfterClose.demand("put", () -> storage.put(probe.user(101), "phone", "1"));
          }
          if (promises(Capability.HEALTH)) {
            assertThat(Attempt.isConnected(storage)).as("isConnected() after close()").isFalse();
          }
        },
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          storage.close();
          try {
            storage.write(probe.user(102), PHONE);
            assertThat(storage.read(probe.user(102)))
                .as("what was written after close(), where CLOSES is denied")
                .isEqualTo(PHONE);
          } catch (Exception e) {
            throw promiseIt(Capability.CLOSES, "after close() a call throws " + e);
          }
        });
  }

  @Test
  void lif4_opening_and_closing_many_times_leaves_nothing() throws Exception {
    holdsWith(
        Capability.CLOSES,
        probe -> {
          // The first time loads classes, and starts what the client has for all its life.
          openWriteClose(probe);
          guarded(
              probe,
              "open, write and close, %d times".formatted(MANY),
              () -> {
                for (int i = 0; i < MANY; i++) {
                  openWriteClose(probe);
                }
              });
        });
  }

  private static void openWriteClose(StorageProbe probe) throws Exception {
    Recorded storage = probe.open();
    storage.write(probe.user(101), PHONE);
    storage.read(probe.user(101));
    storage.close();
  }

  private void guarded(StorageProbe probe, String what, ThrowingCallable code) throws Exception {
    LeakGuard.Builder guard = LeakGuard.builder().settleWithin(frame().settling());
    probe.surroundings().serversInUse().forEach(guard::withConnectionsOf);
    try {
      guard.build().guard(code);
    } catch (Exception | AssertionError e) {
      if (e instanceof AssertionError leak) {
        throw new AssertionError(
            "%s leaves something behind; a bot that does so for days ends with \"too many open files\" or out of memory. %s"
                .formatted(what, leak.getMessage()),
            leak);
      }
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lif5_operations_open_no_connection_each() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          List<RealServer> servers = probe.servers();
          StorageUnderTest plain = storage.plain();
          work(plain, probe, 10);
          int before = made(servers);
          work(plain, probe, OPERATIONS);
          int more = made(servers) - before;
          probe
              .evidence()
              .add("%d writes and reads made %d connections".formatted(OPERATIONS, more));
          assertThat(more)
              .as(
                  "connections that were made for %d writes and reads, one after the other; each costs the user a handshake, and the server a port. Keep one pool for all",
                  OPERATIONS)
              .isLessThanOrEqualTo(OPERATIONS / 10);
        });
  }

  private static void work(StorageUnderTest storage, StorageProbe probe, int times)
      throws Exception {
    for (int i = 0; i < times; i++) {
      storage.write(probe.user(300 + i), PHONE);
      storage.read(probe.user(300 + i));
    }
  }

  private static int made(List<RealServer> servers) {
    return servers.stream().mapToInt(RealServer::connectionsMade).sum();
  }

  @Test
  void lif6_closing_while_others_use_it_ends() throws Exception {
    holdsWith(
        Capability.CLOSES,
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          StorageUnderTest plain = storage.plain();
          AtomicBoolean over = new AtomicBoolean();
          Crowd users =
              Crowd.begin(
                  4,
                  "used the storage while it was closed",
                  number -> {
                    boolean last = false;
                    while (!last) {
                      // One call at least comes after the close.
                      last = over.get();
                      Attempt.write(plain, probe.user(300 + number), PHONE);
                    }
                  });
          try {
            storage.close();
          } finally {
            over.set(true);
          }
          users.join(probe.patience());
        });
  }

  @Test
  void lif7_an_opening_that_fails_leaves_nothing() throws Exception {
    holdsWith(
        Capability.CLOSES,
        probe -> {
          openWriteClose(probe);
          List<RealServer> servers = probe.servers();
          probe.away(servers);
          // The first failure loads classes.
          openInVain(probe);
          guarded(
              probe,
              "an opening that fails since the server is away, 3 times,",
              () -> {
                for (int i = 0; i < 3; i++) {
                  openInVain(probe);
                }
              });
          probe.back(servers);
        });
  }

  private static void openInVain(StorageProbe probe) throws Exception {
    Recorded storage;
    try {
      storage = probe.attempt();
    } catch (EnvironmentException | AssertionError e) {
      throw e;
    } catch (Exception e) {
      return;
    }
    Attempt.read(storage, probe.user(101));
    storage.close();
  }
}
