package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.PostgresExtension;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

final class TieredStorageTest extends DialogStorageRules {
  @RegisterExtension
  static final RedisExtension REDIS =
      RedisExtension.with(Redis.settings().appendOnly(AppendFsync.ALWAYS));

  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  private Redis redis;
  private Postgres postgres;
  private PostgresStorage alone;

  @BeforeEach
  void connect(Redis emptyRedis, Postgres emptyPostgres) {
    redis = emptyRedis;
    postgres = emptyPostgres;
  }

  @Override
  TieredStorage open() {
    TieredStorage storage =
        opened(
            TieredStorage.open(
                RedisStorageTest.settings(redis),
                PostgresStorageTest.settings(postgres),
                Duration.ZERO));
    storage.flush();
    return storage;
  }

  private static void away(RealServer server) {
    server.network().refuse();
    server.network().drop();
  }

  private static void back(RealServer server) {
    server.network().heal();
  }

  private Dialog inRedis(DialogKey key) {
    try (RedisStorage storage = new RedisStorage(RedisStorageTest.settings(redis))) {
      return storage.load(key);
    }
  }

  private Dialog inPostgres(DialogKey key) {
    if (alone == null) {
      alone = opened(new PostgresStorage(PostgresStorageTest.settings(postgres)));
    }
    return alone.load(key);
  }

  private String unseen() throws SQLException {
    return PostgresStorageTest.sql(postgres, "SELECT count(*) FROM dialogs WHERE unseen")
        .orElseThrow();
  }

  @Test
  void both_have_what_was_written() throws SQLException {
    TieredStorage storage = open();
    Dialog written = begin(storage, KEY, "a");
    storage.answered(KEY, written);
    Dialog answered = written.withReceipt(receipt(5).whenAnswered());
    assertThat(inRedis(KEY)).isEqualTo(answered);
    assertThat(inPostgres(KEY)).isEqualTo(answered);
    assertThat(unseen()).isEqualTo("1");
    assertThat(storage.flush()).isTrue();
    assertThat(unseen()).isEqualTo("0");
  }

  @Test
  void a_dialog_goes_on_while_postgresql_is_away_and_it_is_told_afterwards() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(postgres);
    assertThat(storage.isConnected()).isTrue();
    Dialog second = goOn(storage, KEY, "b");
    storage.answered(KEY, second);
    Dialog third = goOn(storage, KEY, "c");
    DialogKey other = new DialogKey(1, 2, 3, 0);
    Dialog begun = begin(storage, other, "new");
    assertThat(storage.load(KEY)).isEqualTo(third);
    assertThat(storage.countActive()).isEqualTo(2);
    back(postgres);
    await(storage::flush);
    assertThat(inPostgres(KEY)).isEqualTo(third);
    assertThat(inPostgres(other)).isEqualTo(begun);
    assertThat(storage.load(KEY)).isEqualTo(third);
    assertThat(goOn(storage, KEY, "d").version()).isEqualTo(4);
  }

  @Test
  void what_postgresql_has_missed_is_served_at_once_when_it_is_back() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    back(postgres);
    assertThat(storage.load(KEY)).isEqualTo(second);
    goOn(storage, KEY, "c");
    await(storage::flush);
    assertThat(inPostgres(KEY).state()).contains("c");
  }

  @Test
  void a_dialog_read_while_postgresql_was_away_is_written_when_it_is_back() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    back(postgres);
    await(() -> isThere(postgres));
    Dialog third = asking(second, "c", Map.of());
    assertThat(storage.replace(KEY, second, third, LIFETIME)).isTrue();
    assertThat(storage.load(KEY)).isEqualTo(third);
  }

  private static boolean isThere(Postgres postgres) {
    try {
      return PostgresStorageTest.sql(postgres, "SELECT 1").isPresent();
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void another_instance_tells_postgresql_after_a_restart_of_the_bot() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    storage.close();
    assertThatThrownBy(this::open).isExactlyInstanceOf(StorageException.class);
    back(postgres);
    TieredStorage next = open();
    assertThat(inPostgres(KEY)).isEqualTo(second);
    assertThat(next.load(KEY)).isEqualTo(second);
  }

  @Test
  void another_instance_that_did_not_notice_serves_what_only_redis_has() {
    TieredStorage storage = open();
    TieredStorage other = open();
    begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    back(postgres);
    assertThat(other.load(KEY)).isEqualTo(second);
  }

  @Test
  void a_dialog_goes_on_while_redis_is_away_and_it_is_told_afterwards() throws SQLException {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(redis);
    assertThat(storage.isConnected()).isTrue();
    Dialog second = goOn(storage, KEY, "b");
    assertThat(storage.load(KEY)).isEqualTo(second);
    assertThat(storage.flush()).isFalse();
    back(redis);
    assertThat(inRedis(KEY).version()).isEqualTo(1);
    assertThat(storage.flush()).isTrue();
    assertThat(inRedis(KEY)).isEqualTo(second);
    assertThat(unseen()).isEqualTo("0");
  }

  @Test
  void redis_is_not_believed_until_it_was_told_what_it_has_missed() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(redis);
    Dialog second = goOn(storage, KEY, "b");
    back(redis);
    away(postgres);
    assertThat(storage.isConnected()).isFalse();
    assertThatThrownBy(() -> storage.load(KEY))
        .isExactlyInstanceOf(StorageException.class)
        .hasMessageContaining("missed");
    assertThatThrownBy(() -> storage.replace(KEY, second, asking(second, "c", Map.of()), LIFETIME))
        .isExactlyInstanceOf(StorageException.class);
    back(postgres);
    await(storage::flush);
    away(postgres);
    assertThat(storage.load(KEY)).isEqualTo(second);
  }

  @Test
  void what_redis_has_missed_is_told_by_another_instance_after_a_restart_of_the_bot() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(redis);
    Dialog second = goOn(storage, KEY, "b");
    storage.close();
    TieredStorage next = open();
    assertThat(next.load(KEY)).isEqualTo(second);
    back(redis);
    assertThat(next.flush()).isTrue();
    assertThat(inRedis(KEY)).isEqualTo(second);
    away(postgres);
    assertThat(next.load(KEY)).isEqualTo(second);
  }

  @Test
  void postgresql_is_not_believed_while_only_redis_knows_more() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    away(redis);
    back(postgres);
    assertThatThrownBy(() -> storage.load(KEY))
        .isExactlyInstanceOf(StorageException.class)
        .hasMessageContaining("missed");
    back(redis);
    assertThat(storage.load(KEY)).isEqualTo(second);
  }

  @Test
  void a_redis_that_lost_all_is_given_it_again() {
    TieredStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    storage.flush();
    try (RedisClient raw = RedisClient.create(redis.uri())) {
      raw.flushDB();
    }
    away(postgres);
    assertThatThrownBy(() -> storage.load(KEY)).isExactlyInstanceOf(StorageException.class);
    assertThatThrownBy(
            () -> storage.replace(KEY, Dialog.NONE, asking(Dialog.NONE, "b", Map.of()), LIFETIME))
        .isExactlyInstanceOf(StorageException.class);
    back(postgres);
    await(storage::flush);
    assertThat(inRedis(KEY)).isEqualTo(first);
  }

  @Test
  void a_redis_that_was_restarted_is_given_all_again() throws SQLException {
    TieredStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    storage.flush();
    // As if it had lost the last second.
    redis.kill();
    redis.start();
    try (RedisClient raw = RedisClient.create(redis.uri())) {
      raw.del("fsm:{" + KEY + "}:state", "fsm:{" + KEY + "}:data", "fsm:{" + KEY + "}:receipt");
    }
    assertThat(unseen()).isEqualTo("0");
    assertThat(storage.flush()).isTrue();
    assertThat(inRedis(KEY)).isEqualTo(first);
  }

  @Test
  void an_older_version_in_redis_is_mended_when_it_is_read() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    // As a bot that was killed between the two writes leaves them.
    Dialog second;
    try (PostgresStorage alone = new PostgresStorage(PostgresStorageTest.settings(postgres))) {
      second = goOn(alone, KEY, "b");
    }
    assertThat(inRedis(KEY).version()).isEqualTo(1);
    assertThat(storage.load(KEY)).isEqualTo(second);
    assertThat(inRedis(KEY)).isEqualTo(second);
  }

  @Test
  void both_away_fail_calls_until_one_is_back() {
    TieredStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    away(redis);
    away(postgres);
    assertThatThrownBy(() -> storage.load(KEY)).isExactlyInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.replace(KEY, first, asking(first, "b", Map.of()), LIFETIME))
        .isExactlyInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.answered(KEY, first))
        .isExactlyInstanceOf(StorageException.class);
    assertThat(storage.isConnected()).isFalse();
    back(redis);
    back(postgres);
    await(storage::flush);
    assertThat(storage.load(KEY)).isEqualTo(first);
  }

  @Test
  void of_two_continuations_that_of_postgresql_is_kept() {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    storage.flush();
    away(postgres);
    goOn(storage, KEY, "in Redis");
    storage.close();
    back(postgres);
    Dialog kept;
    try (PostgresStorage alone = new PostgresStorage(PostgresStorageTest.settings(postgres))) {
      Dialog before = alone.load(KEY);
      kept = asking(before, "in PostgreSQL", Map.of()).withReceipt(receipt(99));
      assertThat(alone.replace(KEY, before, kept, LIFETIME)).isTrue();
    }
    TieredStorage next = open();
    assertThat(next.load(KEY)).isEqualTo(kept);
    assertThat(inRedis(KEY)).isEqualTo(kept);
    assertThat(next.flush()).isTrue();
  }

  @Test
  void a_write_that_postgresql_did_but_could_not_confirm_is_gone_on_with() {
    TieredStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    away(postgres);
    Dialog second = goOn(storage, KEY, "b");
    Dialog third = goOn(storage, KEY, "c");
    back(postgres);
    try (PostgresStorage alone = new PostgresStorage(PostgresStorageTest.settings(postgres))) {
      assertThat(alone.replace(KEY, first, second, LIFETIME)).isTrue();
    }
    // The pool may take a while to find that it can connect again.
    await(() -> storage.load(KEY).equals(third) && inPostgres(KEY).equals(third));
  }

  @Test
  void foreign_data_in_one_of_them_is_refused_and_kept() throws SQLException {
    TieredStorage storage = open();
    DialogKey other = new DialogKey(1, 2, 3, 0);
    try (RedisClient raw = RedisClient.create(redis.uri())) {
      raw.set("fsm:{" + KEY + "}:state", "foreign");
      begin(storage, other, "a");
      PostgresStorageTest.sql(postgres, "UPDATE dialogs SET state = '1' WHERE user_id = 3");
      assertThatThrownBy(() -> storage.load(KEY)).isInstanceOf(ForeignDataException.class);
      assertThatThrownBy(() -> storage.load(other)).isInstanceOf(ForeignDataException.class);
      assertThat(storage.flush()).isTrue();
      assertThat(raw.get("fsm:{" + KEY + "}:state")).isEqualTo("foreign");
    }
    assertThat(PostgresStorageTest.sql(postgres, "SELECT state FROM dialogs WHERE user_id = 3"))
        .contains("1");
  }

  @Test
  void what_has_expired_in_postgresql_is_pruned_once_redis_was_told() throws SQLException {
    TieredStorage storage = open();
    begin(storage, KEY, "a");
    PostgresStorageTest.sql(
        postgres,
        "UPDATE dialogs SET state_until = now(), data_until = now(), receipt_until = now()");
    storage.prune();
    assertThat(PostgresStorageTest.sql(postgres, "SELECT count(*) FROM dialogs")).contains("1");
    assertThat(storage.flush()).isTrue();
    storage.prune();
    assertThat(PostgresStorageTest.sql(postgres, "SELECT count(*) FROM dialogs")).contains("0");
    await(() -> inRedis(KEY).equals(Dialog.NONE));
  }

  @Test
  void a_state_that_is_over_is_over_in_both() {
    TieredStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    Dialog over = first.next(Optional.empty(), Map.of(), NOW);
    assertThat(storage.replace(KEY, first, over, LIFETIME)).isTrue();
    assertThat(inRedis(KEY)).isEqualTo(over);
    assertThat(inPostgres(KEY)).isEqualTo(over);
    assertThat(storage.countActive()).isZero();
  }
}
