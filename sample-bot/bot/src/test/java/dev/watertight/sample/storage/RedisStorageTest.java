package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import dev.watertight.testkit.assertions.KitAssertions;
import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import dev.watertight.testkit.environment.RedisKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

final class RedisStorageTest extends ServerStorageRules {
  @RegisterExtension
  static final RedisExtension REDIS =
      RedisExtension.with(Redis.settings().appendOnly(AppendFsync.ALWAYS));

  private Redis redis;
  private RedisClient raw;

  @BeforeEach
  void connect(Redis empty) {
    redis = empty;
    raw = RedisClient.create(redis.uri());
  }

  @AfterEach
  void disconnect() {
    raw.close();
  }

  static RedisSettings settings(Redis redis) {
    return new RedisSettings(
        redis.host(),
        redis.port(),
        redis.user(),
        redis.password(),
        redis.database(),
        false,
        "fsm:",
        8,
        Duration.ofSeconds(1));
  }

  @Override
  RedisStorage open() {
    return opened(new RedisStorage(settings(redis)));
  }

  @Override
  RealServer server() {
    return redis;
  }

  @Override
  void assertNoConnections() {
    raw.close();
    KitAssertions.assertThat(redis).hasNoConnections();
  }

  private static String name(DialogKey key, String part) {
    return "fsm:{" + key + "}:" + part;
  }

  @Override
  void expireState(DialogKey key) {
    assertThat(raw.pexpire(name(key, "state"), 0)).isEqualTo(1);
  }

  @Override
  void expireAll(DialogKey key) {
    for (String part : List.of("state", "data", "receipt")) {
      raw.pexpire(name(key, part), 0);
    }
  }

  @Override
  List<Foreign> foreign() {
    return List.of(
        key -> raw.set(name(key, "state"), "no JSON"),
        key -> raw.set(name(key, "state"), "\"order:phone\""),
        key -> raw.set(name(key, "data"), "{\"phone\":\"1\"}"),
        key -> raw.set(name(key, "data"), ""),
        key -> raw.set(name(key, "receipt"), "{\"update\":1}"),
        key -> raw.set(name(key, "receipt"), "[]"),
        key -> raw.hset(name(key, "state"), "field", "value"),
        key -> raw.lpush(name(key, "data"), "value"),
        key -> raw.sadd(name(key, "receipt"), "value"));
  }

  @Override
  String content(DialogKey key) {
    Map<String, String> dumps = new TreeMap<>();
    for (String part : List.of("state", "data", "receipt")) {
      byte[] dump = raw.dump(name(key, part));
      dumps.put(part, dump == null ? "missing" : HexFormat.of().formatHex(dump));
    }
    return dumps.toString();
  }

  @Test
  void state_data_and_receipt_are_keys_of_one_slot_that_expire_each_for_itself() {
    begin(open(), KEY, "a");
    Map<String, Duration> left = new TreeMap<>();
    for (RedisKey key : redis.keys("*")) {
      left.put(key.name(), key.timeToLive().orElseThrow());
    }
    assertThat(left)
        .containsOnlyKeys(
            "fsm:{1:-100:7:0}:state", "fsm:{1:-100:7:0}:data", "fsm:{1:-100:7:0}:receipt");
    assertThat(left.get("fsm:{1:-100:7:0}:state"))
        .isBetween(Duration.ofMinutes(8), LIFETIME.state());
    assertThat(left.get("fsm:{1:-100:7:0}:data"))
        .isBetween(Duration.ofMinutes(58), LIFETIME.data());
    assertThat(left.get("fsm:{1:-100:7:0}:receipt"))
        .isBetween(LIFETIME.receipt().minusMinutes(2), LIFETIME.receipt());
  }

  @Test
  void that_the_user_has_the_answers_lets_nothing_live_longer() {
    RedisStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    raw.pexpire(name(KEY, "receipt"), 60_000);
    storage.answered(KEY, first);
    assertThat(raw.pttl(name(KEY, "receipt"))).isBetween(1L, 60_000L);
  }

  @Test
  void a_dialog_that_is_over_leaves_its_receipt_alone() {
    RedisStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    storage.replace(KEY, first, first.next(Optional.empty(), Map.of(), NOW), LIFETIME);
    assertThat(redis.keys("*")).extracting(RedisKey::name).containsExactly(name(KEY, "receipt"));
  }

  @Test
  void each_call_is_one_round_trip() {
    RedisStorage storage = open();
    Dialog before = begin(storage, KEY, "a");
    storage.load(KEY);
    storage.answered(KEY, before);
    Map<String, Long> start = redis.commands();
    storage.load(KEY);
    assertThat(since(start)).isEqualTo(Map.of("EVALSHA", 1L, "GET", 3L));
    start = redis.commands();
    storage.replace(KEY, before, asking(before, "b", Map.of("a", "b")), LIFETIME);
    // What the script does is counted, too; from the bot comes the one that runs it.
    assertThat(since(start)).isEqualTo(Map.of("EVALSHA", 1L, "GET", 3L, "SET", 3L));
    start = redis.commands();
    storage.answered(KEY, before.withReceipt(receipt(1)));
    assertThat(since(start)).isEqualTo(Map.of("EVALSHA", 1L, "GET", 1L));
    start = redis.commands();
    storage.countActive();
    assertThat(since(start)).containsOnlyKeys("SCAN");
    start = redis.commands();
    storage.forEachActive(dialog -> {});
    assertThat(since(start)).containsOnlyKeys("SCAN", "MGET");
  }

  private Map<String, Long> since(Map<String, Long> start) {
    Map<String, Long> more = new TreeMap<>();
    redis
        .commands()
        .forEach(
            (command, calls) -> {
              if (calls > start.getOrDefault(command, 0L)) {
                more.put(command, calls - start.getOrDefault(command, 0L));
              }
            });
    return more;
  }

  @Test
  void scripts_that_the_server_has_forgotten_are_sent_again() {
    RedisStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    raw.executeCommand(new CommandArguments(Protocol.Command.SCRIPT).add("FLUSH"));
    assertThat(storage.load(KEY)).isEqualTo(first);
    goOn(storage, KEY, "b");
  }

  @Test
  void a_write_whose_answer_got_lost_is_not_taken_for_that_of_somebody_else() throws Exception {
    RedisStorage storage =
        opened(
            new RedisStorage(
                new RedisSettings(
                    redis.host(),
                    redis.port(),
                    redis.user(),
                    redis.password(),
                    redis.database(),
                    false,
                    "fsm:",
                    8,
                    Duration.ofSeconds(20))));
    Dialog first = begin(storage, KEY, "a");
    Dialog second = asking(first, "b", Map.of()).withReceipt(receipt(6));
    redis.network().delay(Duration.ofMillis(500));
    CompletableFuture<Boolean> writing =
        CompletableFuture.supplyAsync(() -> storage.replace(KEY, first, second, LIFETIME));
    // The kit does not look through the slow network; with the second version the data is gone.
    await(() -> redis.keys("fsm:*:data").isEmpty());
    redis.network().drop();
    redis.network().heal();
    assertThat(writing.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(storage.load(KEY)).isEqualTo(second);
  }

  @Test
  void a_full_server_takes_nothing_and_keeps_all() {
    try (Redis full = Redis.settings().memoryLimit(8_000_000, "noeviction").ownServer().open();
        RedisClient admin = RedisClient.create(full.uri());
        RedisStorage storage = new RedisStorage(settings(full))) {
      Dialog first = begin(storage, KEY, "a");
      // Less than it has, which is what a full one comes to.
      limitMemory(admin, 1);
      assertThatThrownBy(
              () ->
                  storage.replace(
                      KEY, first, first.next(Optional.empty(), Map.of(), NOW), LIFETIME))
          .isInstanceOf(StorageFullException.class);
      assertThat(storage.load(KEY)).isEqualTo(first);
      limitMemory(admin, 8000000);
      goOn(storage, KEY, "b");
    }
  }

  private static void limitMemory(RedisClient admin, long bytes) {
    admin.executeCommand(
        new CommandArguments(Protocol.Command.CONFIG).add("SET").add("maxmemory").add(bytes));
  }

  @Test
  void only_who_knows_the_password_is_let_in() {
    try (Redis locked = Redis.settings().password("s3cret").open()) {
      RedisSettings right = settings(locked);
      try (RedisStorage storage = new RedisStorage(right)) {
        begin(storage, KEY, "a");
      }
      RedisSettings wrong =
          new RedisSettings(
              right.host(),
              right.port(),
              Optional.empty(),
              Optional.of("other"),
              right.database(),
              false,
              "fsm:",
              8,
              Duration.ofSeconds(1));
      try (RedisStorage storage = new RedisStorage(wrong)) {
        assertThatThrownBy(storage::ping)
            .isExactlyInstanceOf(StorageException.class)
            .hasMessageNotContaining("other");
        assertThat(storage.isConnected()).isFalse();
      }
    }
  }

  @Test
  void a_user_of_the_access_control_list_needs_only_what_the_page_says() {
    try (Redis own = Redis.settings().ownServer().open();
        RedisClient admin = RedisClient.create(own.uri())) {
      CommandArguments rights = new CommandArguments(Protocol.Command.ACL);
      Stream.of("SETUSER", "bot", "on", ">p:w@d", "~fsm:*", "-@all").forEach(rights::add);
      Stream.of("+@connection", "+@read", "+@write", "+@scripting", "+info").forEach(rights::add);
      admin.executeCommand(rights);
      RedisSettings settings =
          new RedisSettings(
              own.host(),
              own.port(),
              Optional.of("bot"),
              Optional.of("p:w@d"),
              own.database(),
              false,
              "fsm:",
              8,
              Duration.ofSeconds(1));
      try (RedisStorage storage = new RedisStorage(settings)) {
        Dialog first = begin(storage, KEY, "a");
        storage.answered(KEY, first);
        assertThat(storage.countActive()).isEqualTo(1);
        assertThat(storage.isConnected()).isTrue();
      }
    }
  }

  @Test
  void a_prefix_keeps_bots_apart() {
    RedisStorage storage = open();
    begin(storage, KEY, "a");
    RedisSettings settings = settings(redis);
    RedisStorage other =
        opened(
            new RedisStorage(
                new RedisSettings(
                    settings.host(),
                    settings.port(),
                    settings.user(),
                    settings.password(),
                    settings.database(),
                    false,
                    "fsm:other:",
                    8,
                    Duration.ofSeconds(1))));
    assertThat(other.load(KEY)).isEqualTo(Dialog.NONE);
    begin(other, KEY, "a");
    assertThat(storage.countActive()).isEqualTo(1);
    assertThat(other.countActive()).isEqualTo(1);
  }

  @Test
  void a_server_without_tls_is_refused_where_tls_is_wanted() {
    RedisSettings settings = settings(redis);
    try (RedisStorage storage =
        new RedisStorage(
            new RedisSettings(
                settings.host(),
                settings.port(),
                settings.user(),
                settings.password(),
                settings.database(),
                true,
                "fsm:",
                8,
                Duration.ofSeconds(1)))) {
      assertThatThrownBy(storage::ping).isExactlyInstanceOf(StorageException.class);
    }
  }
}
