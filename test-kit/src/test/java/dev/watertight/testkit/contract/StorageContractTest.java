package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.watertight.testkit.environment.Operation;
import dev.watertight.testkit.environment.Redis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Each rule of {@link StorageContract} fails for a storage that breaks it alone. */
final class StorageContractTest {
  @Test
  void sto1_fails_where_the_state_is_dropped() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    super.write(user, new StoredDialog(Optional.empty(), dialog.data()));
                  }
                })
        .breaks(
            "STO1",
            "without it the bot forgets each user at once",
            "but was: nothing",
            "storage.write(user 101, state \"order:phone\", data {}) -> done",
            "storage.read(user 101) -> nothing",
            "What Redis holds (database ");
  }

  @Test
  void sto2_fails_where_newcomers_have_a_state() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    StoredDialog read = super.read(user);
                    return read.state().isPresent()
                        ? read
                        : new StoredDialog(Optional.of("START"), read.data());
                  }
                })
        .breaks("STO2", "newcomers are in a dialog that they did not begin", "state \"START\"");
  }

  @Test
  void sto3_fails_where_one_user_ends_the_dialog_of_another() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void clear(Conversation user) {
                    try (Jedis redis = pool.getResource()) {
                      redis.keys(key(user) + "*").forEach(redis::del);
                    }
                  }

                  @Override
                  String key(Conversation user) {
                    return "dialog:" + user.user();
                  }
                })
        .breaks("STO3", "one user ends the dialog of another", "but was: nothing");
  }

  /** Forgets about chats. */
  private static FakeStorage byUser(String uri) {
    return new FakeStorage(uri) {
      @Override
      String key(Conversation user) {
        return "dialog:" + user.user();
      }
    };
  }

  @Test
  void sto4_fails_where_chats_are_one() {
    Twin.of(StorageContractTest::byUser).breaks("STO4", "chats disturb each other");
  }

  @Test
  void sto4_proves_that_chats_are_one_where_that_is_denied() {
    Twin.of(StorageContractTest::byUser).without(Capability.CHATS).keeps("STO4");
    Twin.of(FakeStorage::new)
        .without(Capability.CHATS)
        .breaks("STO4", "CHATS is denied, and", "Promise it: delete without(Capability.CHATS)");
  }

  /** Drops what users tell. */
  private static FakeStorage withoutData(String uri) {
    return new FakeStorage(uri) {
      @Override
      public void write(Conversation user, StoredDialog dialog) throws Exception {
        super.write(user, new StoredDialog(dialog.state(), Map.of()));
      }
    };
  }

  @Test
  void sto5_fails_where_data_is_dropped() {
    Twin.of(StorageContractTest::withoutData)
        .breaks("STO5", "users are asked again", "data {days=3, equipment=drill}");
  }

  @Test
  void sto5_proves_that_there_is_no_data_where_that_is_denied() {
    Twin.of(StorageContractTest::withoutData)
        .without(Capability.DATA)
        .keeps("STO5", "STO6", "STO7", "STO9", "STO15");
    Twin.of(FakeStorage::new)
        .without(Capability.DATA)
        .breaks("STO5", "DATA is denied, and data was kept");
  }

  @Test
  void sto6_fails_where_a_text_is_changed() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    StoredDialog read = super.read(user);
                    Map<String, String> data = new HashMap<>(read.data());
                    data.replaceAll((field, value) -> value.replace("\r\n", "\n"));
                    return new StoredDialog(read.state(), data);
                  }
                })
        .breaks("STO6", "comes back broken", "first line");
  }

  @Test
  void sto7_fails_where_old_fields_stay() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    Map<String, String> fields = new HashMap<>(read(user).data());
                    fields.putAll(dialog.data());
                    super.write(user, new StoredDialog(dialog.state(), fields));
                  }
                })
        .breaks("STO7", "answers of an old order", "data {days=3, phone=2}");
  }

  @Test
  void sto8_fails_where_a_clear_does_nothing() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void clear(Conversation user) {}
                })
        .breaks("STO8", "/cancel does not let the user out", "storage.clear(user 101) -> done");
  }

  @Test
  void sto9_fails_where_a_mark_stays_for_ever() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void clear(Conversation user) throws Exception {
                    super.clear(user);
                    try (Jedis redis = pool.getResource()) {
                      redis.set("cleared:" + user.user(), "1");
                    }
                  }
                })
        .breaks("STO9", "takes memory for ever", "cleared:101 never expires");
  }

  @Test
  void sto9_fails_where_what_the_user_told_stays() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void clear(Conversation user) throws Exception {
                    String told = read(user).data().toString();
                    super.clear(user);
                    try (Jedis redis = pool.getResource()) {
                      redis.setex("archive:" + user.user(), SECONDS, told);
                    }
                  }
                })
        .breaks("STO9", "what the user told, in Redis after", "archive:101", "4930-7781");
  }

  @Test
  void sto10_fails_where_a_clear_is_for_good() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final Map<Conversation, Boolean> cleared = new ConcurrentHashMap<>();

                  @Override
                  public void clear(Conversation user) throws Exception {
                    super.clear(user);
                    cleared.put(user, true);
                  }

                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    if (!cleared.containsKey(user)) {
                      super.write(user, dialog);
                    }
                  }
                })
        .breaks("STO10", "who cancelled once can never order again");
  }

  /** Nobody else sees what one instance writes. */
  private static FakeStorage alone(String uri) {
    String run = UUID.randomUUID().toString();
    return new FakeStorage(uri) {
      @Override
      String key(Conversation user) {
        return "dialog:" + run + ":" + user.chat() + ":" + user.user();
      }
    };
  }

  @Test
  void sto11_fails_where_each_start_begins_anew() {
    Twin.of(StorageContractTest::alone)
        .breaks("STO11", "each deployment throws all users out", "storage 2.read(user 101)");
  }

  @Test
  void sto11_proves_that_dialogs_are_gone_where_that_is_denied() {
    Twin.of(StorageContractTest::alone).without(Capability.SURVIVES_RESTART).keeps("STO11");
    Twin.of(FakeStorage::new)
        .without(Capability.SURVIVES_RESTART)
        .breaks("STO11", "SURVIVES_RESTART is denied, and");
  }

  @Test
  void sto12_fails_where_each_instance_remembers() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final Map<Conversation, StoredDialog> read = new ConcurrentHashMap<>();

                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    StoredDialog known = read.get(user);
                    if (known == null) {
                      known = super.read(user);
                      read.put(user, known);
                    }
                    return known;
                  }
                })
        .breaks("STO12", "whose next message meets the other one", "storage 2.read(user 101)");
  }

  @Test
  void sto12_proves_that_nothing_is_shared_where_that_is_denied() {
    Twin.of(StorageContractTest::alone).without(Capability.SHARED).keeps("STO12");
    Twin.of(FakeStorage::new)
        .without(Capability.SHARED)
        .breaks("STO12", "SHARED is denied, and a second instance sees");
  }

  @Test
  void sto12_takes_a_second_instance_that_is_refused_for_not_shared() {
    List<String> open = new ArrayList<>();
    Twin.of(
            uri -> {
              open.add(uri);
              if (open.size() > 1) {
                throw new IllegalStateException("the file is locked");
              }
              return new FakeStorage(uri);
            })
        .without(Capability.SHARED)
        .keeps("STO12");
  }

  @Test
  void sto13_fails_where_writes_are_acknowledged_before_they_are_sent() {
    assumeTrue(canKill(), "the server cannot be killed");
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  private final Map<Conversation, StoredDialog> waiting = new ConcurrentHashMap<>();

                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    waiting.put(user, dialog);
                    if (waiting.size() == 50 || user.user() == 101) {
                      for (Conversation late : List.copyOf(waiting.keySet())) {
                        super.write(late, waiting.get(late));
                      }
                      waiting.clear();
                    }
                  }
                })
        .breaks(
            "STO13",
            "writes that were acknowledged before Redis was killed are gone, such as that of user 2",
            "it has forgotten them",
            "Redis is killed by SIGKILL",
            "Redis is back");
  }

  private static boolean canKill() {
    try (Redis redis = Redis.open()) {
      return redis.can(Operation.KILL);
    }
  }

  @Test
  void sto14_tells_the_loss_window_and_never_fails() {
    assumeTrue(canKill(), "the server cannot be killed");
    PrintStream out = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      Twin.of(FakeStorage::new).keeps("STO14");
    } finally {
      System.setOut(out);
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "watertight: STO14 of the twin: with appendfsync everysec, a kill of Redis lost [0-9]+ of [0-9]+ acknowledged writes");
  }

  @Test
  void sto15_fails_where_keys_are_counted() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public long countActive() {
                    try (Jedis redis = pool.getResource()) {
                      return redis.dbSize();
                    }
                  }
                })
        .breaks("STO15", "tells of users who are not there", "storage.countActive() -> 24");
  }

  @Test
  void sto15_proves_that_nothing_counts_where_that_is_denied() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public long countActive() {
                    throw new UnsupportedOperationException("countActive");
                  }
                })
        .without(Capability.COUNTS)
        .keeps("STO15", "STO17");
    Twin.of(FakeStorage::new)
        .without(Capability.COUNTS)
        .breaks("STO15", "COUNTS is denied, and countActive() works. Promise it");
  }

  @Test
  void sto16_fails_where_a_read_walks_through_all() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    return countActive() == 0 ? StoredDialog.NONE : super.read(user);
                  }
                })
        .breaks("STO16", "the bot gets slower with each user", "HEXISTS=");
  }

  @Test
  void sto17_fails_where_keys_are_asked_for() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public long countActive() {
                    try (Jedis redis = pool.getResource()) {
                      return redis.keys("dialog:*").size();
                    }
                  }
                })
        .breaks("STO17", "KEYS stops all clients", "Use SCAN");
  }
}
