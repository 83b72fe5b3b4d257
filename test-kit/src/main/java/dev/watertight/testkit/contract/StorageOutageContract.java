package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Operation;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A server that is away, silent or full is told in time and loses nothing, and the storage works
 * again when it is back. Rules OUT; see {@code docs/kit/contracts/StorageOutageContract.md}.
 */
public abstract class StorageOutageContract extends StorageRules {
  private static final StoredDialog PHONE = StoredDialog.in("order:phone");
  private static final StoredDialog CONFIRM = StoredDialog.in("order:confirm");
  private static final long MEMORY = 6_000_000;
  private static final int WRITES = 50;
  private static final String LOST = "lost:";
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  @Test
  void out1_calls_end_while_the_server_is_away() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          probe.away(probe.servers());
          Attempt.write(storage, probe.user(101), CONFIRM);
          Attempt.read(storage, probe.user(101));
          Attempt.clear(storage, probe.user(101));
        });
  }

  @Test
  void out2_no_write_is_acknowledged_and_lost() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          int user = 200;
          for (List<RealServer> away : Outages.eachAloneAndAll(probe)) {
            probe.away(away);
            boolean acknowledged = Attempt.write(storage, probe.user(user), PHONE);
            probe.back(away);
            if (acknowledged) {
              assertThat(storage.read(probe.user(user)))
                  .as(
                      "a write that returned while %s was away; the user was told that the bot goes on. Throw what the client throws",
                      StorageProbe.names(away))
                  .isEqualTo(PHONE);
            }
            user++;
          }
        });
  }

  @Test
  void out3_no_dialog_is_taken_for_none_while_the_server_is_away() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          for (List<RealServer> away : Outages.eachAloneAndAll(probe)) {
            probe.away(away);
            Attempt.read(storage, probe.user(101))
                .ifPresent(
                    read ->
                        assertThat(read)
                            .as(
                                "a dialog that was written before %s went away, read meanwhile: what was written, or an exception. Taken for nothing, the user is out of the dialog without a word",
                                StorageProbe.names(away))
                            .isEqualTo(PHONE));
            probe.back(away);
            probe.worksAgain(storage, probe.user(102));
          }
        });
  }

  @Test
  void out4_it_works_again_when_the_server_is_back() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          for (List<RealServer> away : Outages.eachAloneAndAll(probe)) {
            probe.away(away);
            Attempt.write(storage, probe.user(102), PHONE);
            Attempt.read(storage, probe.user(102));
            probe.back(away);
            probe.worksAgain(storage, probe.user(103));
          }
          assertThat(storage.read(probe.user(101)))
              .as("what was written before the servers went away and came back")
              .isEqualTo(PHONE);
        });
  }

  @Test
  void out5_connections_that_break_are_replaced() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          for (RealServer server : probe.servers()) {
            probe.fault(
                server.name() + " resets all connections, and accepts new ones",
                () -> server.network().drop());
            probe.worksAgain(storage, probe.user(102));
          }
          assertThat(storage.read(probe.user(101)))
              .as("what was written before connections broke")
              .isEqualTo(PHONE);
        });
  }

  @Test
  void out6_calls_end_when_the_network_falls_silent() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          for (RealServer server : probe.servers()) {
            probe.fault(
                "connections to " + server.name() + " stay open, and nothing passes any more",
                () -> server.network().halfOpen());
          }
          Attempt.read(storage, probe.user(101));
          Attempt.write(storage, probe.user(102), PHONE);
          probe.back(probe.servers());
          probe.worksAgain(storage, probe.user(103));
        });
  }

  @Test
  void out7_calls_end_when_the_server_hangs() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          for (RealServer server : probe.servers(Operation.PAUSE)) {
            probe.fault(server.name() + " is halted by SIGSTOP", server::pause);
          }
          boolean acknowledged = Attempt.write(storage, probe.user(102), PHONE);
          probe.back(probe.servers());
          probe.worksAgain(storage, probe.user(103));
          if (acknowledged) {
            assertThat(storage.read(probe.user(102)))
                .as("a write that returned while the server hung")
                .isEqualTo(PHONE);
          }
        });
  }

  @Test
  void out8_is_connected_tells_the_truth() throws Exception {
    holds(
        Capability.HEALTH,
        probe -> {
          Recorded storage = probe.open();
          List<RealServer> servers = probe.servers();
          storage.write(probe.user(101), PHONE);
          assertThat(storage.isConnected()).as("isConnected() while the server answers").isTrue();
          probe.away(servers);
          assertThat(storage.isConnected())
              .as(
                  "isConnected() while %s is away; else readiness sends users to a bot that answers none of them",
                  StorageProbe.names(servers))
              .isFalse();
          probe.back(servers);
          assertThat(Deadline.in(probe.patience()).await(() -> Attempt.isConnected(storage)))
              .as(
                  "isConnected() after %s is back, within %d s",
                  StorageProbe.names(servers), probe.patience().toSeconds())
              .isTrue();
        },
        probe -> {
          Recorded storage = probe.open();
          refused(Capability.HEALTH, "isConnected()", storage::isConnected);
        });
  }

  @Test
  void out9_a_full_redis_loses_nothing() throws Exception {
    holds(
        usual().with(Redis.settings().memoryLimit(MEMORY, "noeviction")),
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          Redis redis = probe.redis();
          probe.fault("Redis is full (maxmemory, noeviction)", redis::fill);
          writeUntilRefused(storage, probe);
          assertThat(storage.read(probe.user(101)))
              .as("what was written before Redis was full; who is in a dialog stays there")
              .isEqualTo(PHONE);
          redis.makeRoom();
          probe.evidence().add("Redis has room again");
          probe.worksAgain(storage, probe.user(103));
        });
  }

  /** What Redis needs for its own buffers comes and goes, so that one write may still fit. */
  private void writeUntilRefused(StorageUnderTest storage, StorageProbe probe) throws Exception {
    String note = "n".repeat(8 * 1024);
    StoredDialog large =
        promises(Capability.DATA) ? CONFIRM.with("note", note) : StoredDialog.in("order:" + note);
    for (int i = 0; i < WRITES && Attempt.write(storage, probe.user(300 + i), large); i++) {
      assertThat(storage.read(probe.user(300 + i)))
          .as(
              "a write that returned while Redis was full: Redis refuses it by an error, which has to be thrown")
          .isEqualTo(large);
    }
  }

  @Test
  void out10_evicted_keys_are_read_as_nothing() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          Expiry expiry = new Expiry(probe, storage);
          StoredDialog dialog = promises(Capability.DATA) ? PHONE.with("days", "3") : PHONE;
          probe.redis();
          for (String key : expiry.written(dialog).keySet()) {
            expiry.written(dialog);
            probe.redis().delete(key);
            probe.evidence().add(key + " is evicted, alone");
            StorageTtlContract.demandPart(
                storage, probe.user(101), dialog, "after its key " + key + " was evicted");
          }
          expiry.written(dialog).keySet().forEach(probe.redis()::delete);
          probe.evidence().add("all keys are evicted");
          StorageTtlContract.demandPart(
              storage, probe.user(101), dialog, "after all its keys were evicted");
          probe.worksAgain(storage, probe.user(101));
        });
  }

  @Test
  void out11_opening_ends_while_the_server_is_away() throws Exception {
    holds(
        probe -> {
          // Asks which servers there are.
          probe.open().close();
          List<RealServer> servers = probe.servers();
          probe.away(servers);
          Recorded storage = null;
          try {
            storage = probe.attempt();
          } catch (EnvironmentException | AssertionError e) {
            throw e;
          } catch (Exception e) {
            probe.evidence().add("which is right: the bot tries again, or does not start");
          }
          if (storage != null) {
            Attempt.read(storage, probe.user(101));
          }
          probe.back(servers);
          probe.worksAgain(storage == null ? probe.open() : storage, probe.user(101));
        });
  }

  @Test
  void out12_what_the_copy_missed_reaches_it() throws Exception {
    holds(
        probe -> {
          Recorded storage = probe.open();
          List<RealServer> copy = List.of(demandCopy(probe, storage));
          probe.away(copy);
          // With the first come keys that are about all, such as of what is to be made up for.
          Attempt.write(storage, probe.user(201), PHONE);
          Map<String, RedisKey> before = probe.keys();
          boolean acknowledged = Attempt.write(storage, probe.user(202), CONFIRM);
          Set<String> keys = probe.keysBeside(before).keySet();
          writeOn(probe, storage.quiet());
          probe.back(copy);
          probe.worksAgain(storage, probe.user(103));
          if (!acknowledged || keys.isEmpty()) {
            return;
          }
          Recorded another = probe.open();
          assertThat(
                  Deadline.in(probe.patience())
                      .await(() -> isRead(another, probe, probe.user(202), CONFIRM, keys)))
              .as(
                  "a write that returned while %s was away has reached it %d s after it was back: Redis lost %s then, and another instance read nothing. The copy was written in the background, and forgotten when that failed; who is in this dialog is out of it when Redis evicts or loses it. Write both before you acknowledge, or note what is to be made up for, and do so",
                  StorageProbe.names(copy), probe.patience().toSeconds(), keys)
              .isTrue();
        });
  }

  /** What is done in the background has the time to fail, while other users write. */
  private static void writeOn(StorageProbe probe, StorageUnderTest storage) {
    AtomicInteger user = new AtomicInteger(300);
    Deadline.in(OUTAGE)
        .await(() -> !Attempt.write(storage, probe.user(user.getAndIncrement()), PHONE));
    probe.evidence().add("%d other users wrote meanwhile".formatted(user.get() - 300));
  }

  /** What has a dialog that Redis has lost. */
  private static RealServer demandCopy(StorageProbe probe, Recorded storage) throws Exception {
    RealServer copy =
        probe
            .surroundings()
            .postgresInUse()
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "the rule is about PostgreSQL that has what Redis loses, and open() did not ask for it"));
    probe.redis();
    storage.write(probe.user(101), PHONE);
    Map<String, RedisKey> before = probe.keys();
    storage.write(probe.user(102), PHONE);
    Set<String> keys = probe.keysBeside(before).keySet();
    Recorded another = probe.open();
    if (keys.isEmpty()
        || !Deadline.in(probe.patience())
            .await(() -> isRead(another, probe, probe.user(102), PHONE, keys))) {
      throw new NotApplicable(
          "the rule is about PostgreSQL that has what Redis loses, and nothing has: Redis lost %s, and another instance read no dialog"
              .formatted(keys));
    }
    return copy;
  }

  /** Whether a dialog is read while its keys are away, which are there again after that. */
  private static boolean isRead(
      Recorded another,
      StorageProbe probe,
      Conversation user,
      StoredDialog expected,
      Set<String> keys) {
    StorageUnderTest storage = another.quiet();
    // Makes up for what was missed, if that is done when it is read.
    Attempt.read(storage, user);
    keys.forEach(key -> probe.redis().rename(key, LOST + key));
    boolean read = Attempt.read(storage, user).filter(expected::equals).isPresent();
    if (!read) {
      keys.forEach(key -> probe.redis().rename(LOST + key, key));
    }
    return read;
  }
}
