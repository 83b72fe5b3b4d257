package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.testkit.environment.RealServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each storage on a server. */
abstract class ServerStorageRules extends DialogStorageRules {
  /** Where the dialogs are. */
  abstract RealServer server();

  /** Asserts that nobody is connected to the server. */
  abstract void assertNoConnections();

  /** Lets the state of a dialog expire. */
  abstract void expireState(DialogKey key) throws Exception;

  /** Lets all of a dialog expire. */
  abstract void expireAll(DialogKey key) throws Exception;

  /** Each puts something foreign where a dialog belongs. */
  abstract List<Foreign> foreign();

  interface Foreign {
    void put(DialogKey key) throws Exception;
  }

  /** What lies there, to see whether it was touched. */
  abstract String content(DialogKey key) throws Exception;

  @Test
  void another_instance_sees_it_also_after_a_restart_of_the_server() {
    Dialog written = begin(open(), KEY, "a");
    DialogStorage other = open();
    assertThat(other.load(KEY)).isEqualTo(written);
    server().kill();
    assertThat(other.isConnected()).isFalse();
    server().start();
    await(other::isConnected);
    assertThat(other.load(KEY)).isEqualTo(written);
    assertThat(open().load(KEY)).isEqualTo(written);
  }

  @Test
  void the_state_expires_for_itself() throws Exception {
    DialogStorage storage = open();
    Dialog written = begin(storage, KEY, "a");
    expireState(KEY);
    Dialog left = storage.load(KEY);
    assertThat(left.state()).isEmpty();
    assertThat(left.data()).isEqualTo(written.data());
    assertThat(left.receipt()).isEqualTo(written.receipt());
    assertThat(storage.countActive()).isZero();
    storage.forEachActive(dialog -> assertThat(dialog).isNull());
    assertThat(goOn(storage, KEY, "b").version()).isEqualTo(2);
  }

  @Test
  void what_has_expired_begins_anew() throws Exception {
    DialogStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    Dialog second = goOn(storage, KEY, "b");
    expireAll(KEY);
    assertThat(storage.load(KEY)).isEqualTo(Dialog.NONE);
    assertThat(storage.replace(KEY, second, asking(second, "c", Map.of()), LIFETIME)).isFalse();
    assertThat(begin(storage, KEY, "a")).isEqualTo(first);
    assertThat(storage.load(KEY)).isEqualTo(first);
  }

  @Test
  void what_is_foreign_is_refused_and_kept() throws Exception {
    DialogStorage storage = open();
    int user = 0;
    for (Foreign foreign : foreign()) {
      DialogKey key = new DialogKey(1, 1, ++user, 0);
      foreign.put(key);
      String before = content(key);
      assertThatThrownBy(() -> storage.load(key)).isInstanceOf(ForeignDataException.class);
      Dialog first = asking(Dialog.NONE, "a", Map.of("a", "b")).withReceipt(receipt(1));
      for (Dialog none :
          List.of(
              Dialog.NONE,
              new Dialog(Optional.empty(), Map.of(), 1, Optional.empty(), NOW, false))) {
        assertThatThrownBy(() -> storage.replace(key, none, first, LIFETIME))
            .as("foreign %d", user)
            .isInstanceOf(ForeignDataException.class);
      }
      assertThat(content(key)).as("foreign %d", user).isEqualTo(before);
    }
    storage.forEachActive(dialog -> assertThat(dialog).isNull());
  }

  static Stream<Named<Consumer<RealServer>>> faults() {
    return Stream.of(
        Named.of("killed", RealServer::kill),
        Named.of(
            "refused",
            server -> {
              server.network().refuse();
              server.network().drop();
            }),
        Named.of("half open", server -> server.network().halfOpen()),
        Named.of("paused", RealServer::pause));
  }

  static void end(RealServer server) {
    server.network().heal();
    server.resume();
    server.start();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_server_that_is_away_fails_calls_until_it_is_back(Consumer<RealServer> fault) {
    DialogStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    fault.accept(server());
    assertThatThrownBy(() -> storage.load(KEY)).isExactlyInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.replace(KEY, first, asking(first, "b", Map.of()), LIFETIME))
        .isExactlyInstanceOf(StorageException.class);
    end(server());
    await(storage::isConnected);
    // Whether the write arrived is not known; that it can be made again is.
    assertThat(storage.load(KEY).version()).isBetween(1L, 2L);
    goOn(storage, KEY, "c");
  }

  @Test
  void after_a_restart_of_the_server_no_call_fails() throws Exception {
    DialogStorage storage = open();
    begin(storage, KEY, "a");
    inParallel(storage, 6);
    assertThat(server().connections()).hasSizeGreaterThan(1);
    server().restart();
    for (int i = 0; i < 8; i++) {
      goOn(storage, KEY, "state " + i);
    }
  }

  /** Opens several connections, by calls that are all under way at once. */
  private void inParallel(DialogStorage storage, int threads) throws Exception {
    server().network().delay(Duration.ofMillis(30));
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Dialog>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  return storage.load(KEY);
                }));
      }
      start.countDown();
      for (Future<Dialog> one : running) {
        one.get(20, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
      server().network().heal();
    }
  }

  @Test
  void what_was_closed_holds_no_connection() {
    DialogStorage storage = open();
    begin(storage, KEY, "a");
    assertThat(server().connections()).isNotEmpty();
    storage.close();
    assertNoConnections();
  }
}
