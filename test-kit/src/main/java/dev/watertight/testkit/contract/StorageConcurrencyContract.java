package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Users who write at once neither lose nor see anything of each other, and a bounded number of
 * connections serves them all. Rules CON; see {@code
 * docs/kit/contracts/StorageConcurrencyContract.md}.
 */
public abstract class StorageConcurrencyContract extends StorageRules {
  private static final StoredDialog PHONE = StoredDialog.in("order:phone");
  private static final StoredDialog CONFIRM = StoredDialog.in("order:confirm");
  private static final int THREADS = 8;
  private static final int PUTS = 25;
  private static final int ROUNDS = 40;
  private static final int VERSIONS = 300;
  // In memory as many take less time than a thread needs to begin.
  private static final Duration READING = Duration.ofMillis(300);

  @Test
  void con1_puts_at_once_lose_nothing() throws Exception {
    holds(
        Capability.ATOMIC_PUT,
        probe -> {
          Recorded storage = probe.open();
          storage.write(probe.user(101), PHONE);
          putAtOnce(probe, List.of(storage));
        },
        probe -> {
          Recorded storage = probe.open();
          refused(
              Capability.ATOMIC_PUT, "put(..)", () -> storage.put(probe.user(101), "phone", "1"));
        });
  }

  @Test
  void con2_puts_of_two_instances_lose_nothing() throws Exception {
    demand(Capability.ATOMIC_PUT);
    holdsWith(
        Capability.SHARED,
        probe -> {
          Recorded first = probe.open();
          Recorded second = probe.open();
          first.write(probe.user(101), PHONE);
          putAtOnce(probe, List.of(first, second));
        });
  }

  private static void putAtOnce(StorageProbe probe, List<Recorded> instances) throws Exception {
    probe.evidence().add("%d threads put %d fields each".formatted(THREADS, PUTS));
    Set<String> put = new TreeSet<>();
    for (int i = 0; i < THREADS * PUTS; i++) {
      put.add(field(i / PUTS, i % PUTS));
    }
    Crowd.run(
        THREADS,
        "put fields into one dialog",
        probe.patience().multipliedBy(2),
        number -> {
          StorageUnderTest storage = instances.get(number % instances.size()).plain();
          for (int i = 0; i < PUTS; i++) {
            storage.put(probe.user(101), field(number, i), "1");
          }
        });
    StoredDialog read = instances.get(0).read(probe.user(101));
    Set<String> lost = new TreeSet<>(put);
    lost.removeAll(read.data().keySet());
    assertThat(lost)
        .as(
            "fields that are lost of %d that were put at once; when two messages of a user arrive together, one answer is forgotten. Change data in one step: a script, WATCH, compare and set, or a lock on the row",
            put.size())
        .isEmpty();
    assertThat(read.state()).as("the state, which no put changes").isEqualTo(PHONE.state());
  }

  private static String field(int thread, int number) {
    return "field-%d-%d".formatted(thread, number);
  }

  @Test
  void con3_users_at_once_do_not_mix() throws Exception {
    holds(
        probe -> {
          Recorded recorded = probe.open();
          StorageUnderTest storage = recorded.plain();
          probe.evidence().add("%d users write and read %d times".formatted(THREADS, ROUNDS));
          Crowd.run(
              THREADS,
              "wrote and read dialogs of their own",
              probe.patience().multipliedBy(2),
              number -> {
                Conversation user = probe.user(300 + number);
                for (int i = 0; i < ROUNDS; i++) {
                  StoredDialog dialog = own(number, i);
                  storage.write(user, dialog);
                  assertThat(storage.read(user))
                      .as(
                          "what %s wrote while %d others did; else one user is shown what another told",
                          user, THREADS - 1)
                      .isEqualTo(dialog);
                }
              });
        });
  }

  /** What one user writes and nobody else does, as far as the storage keeps it. */
  private StoredDialog own(int user, int round) {
    if (promises(Capability.DATA)) {
      return PHONE.with("step", user + "-" + round);
    }
    return user % 2 == 0 ? PHONE : CONFIRM;
  }

  @Test
  void con4_a_reader_never_sees_half_a_write() throws Exception {
    holdsWith(
        Capability.DATA,
        probe -> {
          Recorded recorded = probe.open();
          StorageUnderTest storage = recorded.plain();
          Conversation user = probe.user(101);
          storage.write(user, version(0));
          AtomicBoolean done = new AtomicBoolean();
          Queue<StoredDialog> torn = new ConcurrentLinkedQueue<>();
          Crowd.run(
              3,
              "wrote and read one dialog",
              probe.patience().multipliedBy(2),
              number -> {
                if (number == 0) {
                  Deadline reading = Deadline.in(READING);
                  try {
                    for (int i = 1; torn.isEmpty() && (i <= VERSIONS || !reading.isOver()); i++) {
                      storage.write(user, version(i));
                    }
                  } finally {
                    done.set(true);
                  }
                } else {
                  while (!done.get() && torn.isEmpty()) {
                    StoredDialog read = storage.read(user);
                    if (!isWhole(read)) {
                      torn.add(read);
                    }
                  }
                }
              });
          assertThat(torn)
              .as(
                  "a dialog that was read while another was written in its place: the state of one write with the data of another. The bot then asks for what it has, or orders what nobody chose. Write both in one step, and read them in one")
              .isEmpty();
        });
  }

  private static StoredDialog version(int number) {
    return number % 2 == 0 ? PHONE.with("asked", "phone") : CONFIRM.with("asked", "confirm");
  }

  private static boolean isWhole(StoredDialog read) {
    return read.equals(version(0)) || read.equals(version(1));
  }

  @Test
  void con5_connections_do_not_grow_with_threads() throws Exception {
    holds(
        probe -> {
          Recorded recorded = probe.open();
          StorageUnderTest storage = recorded.plain();
          storage.write(probe.user(101), PHONE);
          List<Integer> connections = new ArrayList<>();
          for (int round = 0; round < 5; round++) {
            Crowd.run(
                2 * THREADS,
                "wrote at once",
                probe.patience().multipliedBy(2),
                number -> {
                  storage.write(probe.user(300 + number), PHONE);
                  storage.read(probe.user(300 + number));
                });
            connections.add(
                probe.servers().stream().mapToInt(server -> server.connections().size()).sum());
          }
          probe.evidence().add("connections after each round of 16 new threads: " + connections);
          // No more threads than these ever wanted one at once.
          int most = 2 * THREADS * probe.servers().size();
          assertThat(connections.get(connections.size() - 1) - connections.get(0))
              .as(
                  "connections that were added by four more rounds of 16 new threads, of %s after each; the server refuses them all once it has too many. Use a pool with a limit, and no connection for each thread",
                  connections)
              .isLessThanOrEqualTo(most);
        });
  }
}
