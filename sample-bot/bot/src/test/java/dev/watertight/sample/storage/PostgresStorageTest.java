package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import dev.watertight.testkit.assertions.KitAssertions;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.PostgresExtension;
import dev.watertight.testkit.environment.RealServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresStorageTest extends ServerStorageRules {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  private Postgres postgres;

  @BeforeEach
  void connect(Postgres empty) {
    postgres = empty;
  }

  static PostgresSettings settings(Postgres postgres) {
    return new PostgresSettings(
        postgres.jdbcUrl(),
        Optional.of(postgres.user()),
        Optional.of(postgres.password()),
        Optional.empty(),
        8,
        Duration.ofSeconds(2));
  }

  @Override
  PostgresStorage open() {
    return opened(new PostgresStorage(settings(postgres)));
  }

  @Override
  RealServer server() {
    return postgres;
  }

  @Override
  void assertNoConnections() {
    KitAssertions.assertThat(postgres).hasNoConnections();
  }

  private Optional<String> sql(String statement) throws SQLException {
    return sql(postgres, statement);
  }

  /** Runs a statement; the first value of its result. */
  static Optional<String> sql(Postgres postgres, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement running = connection.createStatement()) {
      if (!running.execute(statement)) {
        return Optional.empty();
      }
      ResultSet result = running.getResultSet();
      return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
    }
  }

  @Override
  void expireState(DialogKey key) throws SQLException {
    sql("UPDATE dialogs SET state_until = now() - INTERVAL '1 s' WHERE user_id = " + key.user());
  }

  @Override
  void expireAll(DialogKey key) throws SQLException {
    sql(
        "UPDATE dialogs SET state_until = now(), data_until = now(), receipt_until = now() - INTERVAL '1 s' WHERE user_id = "
            + key.user());
  }

  @Override
  List<Foreign> foreign() {
    String version = "'{\"version\":1,\"changed\":1767225600000,\"reminded\":false}'";
    return List.of(
        key -> insert(key, "'\"order\"'", "NULL", version),
        key -> insert(key, "'{\"step\":1}'", "NULL", version),
        key -> insert(key, "NULL", "'[1]'", version),
        key -> insert(key, "NULL", "NULL", "'{}'"));
  }

  private void insert(DialogKey key, String state, String data, String receipt)
      throws SQLException {
    sql(
        "INSERT INTO dialogs VALUES (%d, %d, %d, %d, 1, %s, now() + INTERVAL '1 h', %s, now() + INTERVAL '1 h', %s, now() + INTERVAL '1 h')"
            .formatted(key.bot(), key.chat(), key.user(), key.thread(), state, data, receipt));
  }

  @Override
  String content(DialogKey key) throws SQLException {
    return sql("SELECT dialogs::text FROM dialogs WHERE user_id = " + key.user()).orElse("missing");
  }

  @Test
  void it_is_kept_as_long_as_the_settings_say() throws SQLException {
    begin(open(), KEY, "a");
    assertThat(
            sql(
                "SELECT state_until BETWEEN now() + INTERVAL '9 min' AND now() + INTERVAL '10 min'"
                    + " AND data_until BETWEEN now() + INTERVAL '59 min' AND now() + INTERVAL '1 h'"
                    + " AND receipt_until BETWEEN now() + INTERVAL '24 h 59 min' AND now() + INTERVAL '25 h'"
                    + " FROM dialogs"))
        .contains("t");
  }

  @Test
  void what_has_expired_is_pruned_and_nothing_else() throws SQLException {
    PostgresStorage storage = open();
    for (int user = 1; user <= 4; user++) {
      begin(storage, new DialogKey(1, 1, user, 0), "a");
    }
    expireAll(new DialogKey(1, 1, 1, 0));
    expireState(new DialogKey(1, 1, 2, 0));
    insert(new DialogKey(1, 1, 5, 0), "'\"order\"'", "NULL", "'{}'");
    expireAll(new DialogKey(1, 1, 5, 0));
    assertThat(storage.prune()).isEqualTo(3);
    assertThat(
            sql(
                "SELECT string_agg(user_id || coalesce(state->>'state', '-'), ' ' ORDER BY user_id) FROM dialogs"))
        .contains("2- 3a 4a 5-");
    assertThat(storage.load(new DialogKey(1, 1, 2, 0)).data()).isNotEmpty();
    assertThat(storage.prune()).isZero();
  }

  @Test
  void more_is_pruned_than_one_batch_takes() throws SQLException {
    PostgresStorage storage = open();
    sql(
        "INSERT INTO dialogs SELECT 1, 1, n, 0, 1, '{\"state\":\"a\"}', now(), NULL, now(), '{\"version\":1}', now() FROM generate_series(1, 1200) n");
    storage.prune();
    assertThat(sql("SELECT count(*) FROM dialogs")).contains("0");
  }

  @Test
  void a_read_only_server_takes_nothing_and_keeps_all() throws SQLException {
    PostgresStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    sql("ALTER DATABASE \"" + postgres.database() + "\" SET default_transaction_read_only = on");
    postgres.terminateConnections();
    assertThatThrownBy(() -> storage.replace(KEY, first, asking(first, "b", Map.of()), LIFETIME))
        .isInstanceOf(StorageFullException.class);
    assertThat(storage.load(KEY)).isEqualTo(first);
  }

  @Test
  void connections_that_an_administrator_ends_fail_no_call() {
    PostgresStorage storage = open();
    begin(storage, KEY, "a");
    assertThat(postgres.terminateConnections()).isPositive();
    goOn(storage, KEY, "b");
  }

  @Test
  void a_row_that_somebody_locks_is_not_waited_for_without_end() throws SQLException {
    PostgresStorage storage = open();
    Dialog first = begin(storage, KEY, "a");
    try (Connection other =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement locking = other.createStatement()) {
      other.setAutoCommit(false);
      locking.execute("SELECT * FROM dialogs FOR UPDATE");
      assertThatThrownBy(() -> storage.replace(KEY, first, asking(first, "b", Map.of()), LIFETIME))
          .isExactlyInstanceOf(StorageException.class);
      assertThat(storage.load(KEY)).isEqualTo(first);
      other.rollback();
    }
    goOn(storage, KEY, "b");
  }

  @Test
  void it_lies_beside_the_tables_of_others_or_in_a_schema_of_its_own() throws SQLException {
    sql("CREATE TABLE orders (id INT)");
    PostgresSettings usual = settings(postgres);
    begin(open(), KEY, "a");
    PostgresSettings apart =
        new PostgresSettings(
            usual.url(), usual.user(), usual.password(), Optional.of("bot"), 2, usual.timeout());
    PostgresStorage other = opened(new PostgresStorage(apart));
    assertThat(other.load(KEY)).isEqualTo(Dialog.NONE);
    begin(other, KEY, "b");
    assertThat(sql("SELECT state->>'state' FROM bot.dialogs")).contains("b");
    assertThat(sql("SELECT state->>'state' FROM public.dialogs")).contains("a");
  }

  @Test
  void a_server_that_cannot_be_reached_leaves_nothing_open() {
    postgres.network().refuse();
    assertThatThrownBy(() -> new PostgresStorage(settings(postgres)))
        .isExactlyInstanceOf(StorageException.class)
        .hasMessageNotContaining(postgres.password() + "@");
    postgres.network().heal();
    assertNoConnections();
    begin(open(), KEY, "a");
  }
}
