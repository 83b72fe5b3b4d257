package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.Postgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Each rule of {@link StorageOutageContract} fails for a storage that breaks it alone. */
final class StorageOutageContractTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Test
  void out1_fails_where_a_call_is_tried_for_ever() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    while (!Thread.currentThread().isInterrupted()) {
                      try {
                        return super.read(user);
                      } catch (JedisException e) {
                        LockSupport.parkNanos(10_000_000);
                      }
                    }
                    throw new InterruptedException();
                  }
                })
        .patient(SHORT)
        .breaks(
            "OUT1",
            "storage.read(user 101) did not return within 2 s. It hangs here:",
            "Redis goes away");
  }

  @Test
  void out2_fails_where_an_error_is_swallowed() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisException e) {
                      // As bots do, with a line in the log.
                    }
                  }

                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    try {
                      return super.read(user);
                    } catch (JedisException e) {
                      return super.read(user);
                    }
                  }
                })
        .breaks(
            "OUT2",
            "a write that returned while Redis was away",
            "storage.write(user 200, state \"order:phone\", data {}) -> done",
            "but was: nothing");
  }

  @Test
  void out3_fails_where_no_answer_is_taken_for_nothing() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    try {
                      return super.read(user);
                    } catch (JedisException e) {
                      return StoredDialog.NONE;
                    }
                  }
                })
        .breaks("OUT3", "the user is out of the dialog without a word", "but was: nothing");
  }

  @Test
  void out4_fails_where_the_first_error_is_the_end() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisException e) {
                      pool.close();
                      throw e;
                    }
                  }
                })
        .patient(SHORT)
        .breaks(
            "OUT4",
            "it does not work again within 2 s after Redis is back: it threw ",
            "until somebody restarts it");
  }

  /** One connection for all its life. */
  private static final class OneConnection extends FakeStorage {
    private final Jedis only;

    OneConnection(String uri) {
      super(uri);
      only = new Jedis(URI.create(uri), 500);
    }

    @Override
    public synchronized StoredDialog read(Conversation user) throws Exception {
      only.ping();
      return super.read(user);
    }

    @Override
    public void close() throws Exception {
      only.close();
      super.close();
    }
  }

  @Test
  void out5_fails_where_a_broken_connection_is_kept() {
    Twin.of(OneConnection::new)
        .patient(SHORT)
        .breaks("OUT5", "does not work again within 2 s", "resets all connections");
  }

  /** Waits for an answer as long as it takes. */
  private static FakeStorage waiting(String uri) {
    return new FakeStorage(uri) {
      private final JedisPool patient = new JedisPool(URI.create(uri), 0);

      @Override
      public void write(Conversation user, StoredDialog dialog) throws Exception {
        try (Jedis redis = patient.getResource()) {
          redis.ping();
        }
        super.write(user, dialog);
      }

      @Override
      public void close() throws Exception {
        patient.close();
        super.close();
      }
    };
  }

  @Test
  void out6_fails_where_no_answer_is_waited_for_without_end() {
    Twin.of(StorageOutageContractTest::waiting)
        .patient(SHORT)
        .breaks("OUT6", "did not return within 2 s. It hangs here:", "nothing passes any more");
  }

  @Test
  void out7_fails_where_a_server_that_hangs_is_waited_for_without_end() {
    Twin.of(StorageOutageContractTest::waiting)
        .patient(SHORT)
        .breaks("OUT7", "did not return within 2 s. It hangs here:", "halted by SIGSTOP");
  }

  @Test
  void out8_fails_where_all_is_always_well() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public boolean isConnected() {
                    return true;
                  }
                })
        .breaks("OUT8", "readiness sends users to a bot", "storage.isConnected() -> true");
  }

  @Test
  void out8_proves_that_health_is_refused_where_it_is_denied() {
    Twin.of(FakeStorage::new)
        .without(Capability.HEALTH)
        .breaks("OUT8", "HEALTH is denied, and isConnected() works");
  }

  @Test
  void out9_fails_where_a_refused_write_is_swallowed() {
    Twin.of(
            uri ->
                new FakeStorage(uri) {
                  @Override
                  public void write(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.write(user, dialog);
                    } catch (JedisDataException e) {
                      // As bots do, with a line in the log.
                    }
                  }
                })
        .breaks(
            "OUT9",
            "a write that returned while Redis was full",
            "Redis is full (maxmemory, noeviction)",
            "but was: nothing");
  }

  @Test
  void out10_fails_where_one_key_is_nothing_without_another() {
    Twin.of(StorageTtlContractTest::inTwoKeys)
        .breaks("OUT10", "read threw java.lang.NumberFormatException", "was evicted");
  }

  @Test
  void out11_fails_where_an_opening_waits_for_ever() {
    Twin.of(
            uri -> {
              FakeStorage storage = new FakeStorage(uri);
              while (!storage.isConnected()) {
                if (Thread.currentThread().isInterrupted()) {
                  storage.close();
                  throw new InterruptedException();
                }
                LockSupport.parkNanos(10_000_000);
              }
              return storage;
            })
        .patient(Duration.ofSeconds(1))
        .breaks("OUT11", "open(surroundings) did not return within 4 s. It hangs here:");
  }

  /** Redis in front of PostgreSQL; reads there what Redis has lost. */
  private static class Copying extends FakeStorage {
    private final Postgres postgres;

    Copying(Surroundings surroundings) throws SQLException {
      super(surroundings.redis().uri());
      postgres = surroundings.postgres();
      run("CREATE TABLE IF NOT EXISTS dialogs (chat BIGINT PRIMARY KEY, state TEXT)");
    }

    private void run(String sql) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private Connection connect() throws SQLException {
      return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Override
    public void write(Conversation user, StoredDialog dialog) throws Exception {
      super.write(user, dialog);
      copy(user, dialog);
    }

    void copy(Conversation user, StoredDialog dialog) throws Exception {
      run(
          "INSERT INTO dialogs VALUES (%d, '%s') ON CONFLICT (chat) DO UPDATE SET state = EXCLUDED.state"
              .formatted(user.chat(), dialog.state().orElse("")));
    }

    @Override
    public StoredDialog read(Conversation user) throws Exception {
      StoredDialog dialog = super.read(user);
      return dialog.state().isPresent() ? dialog : copied(user);
    }

    StoredDialog copied(Conversation user) throws SQLException {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT state FROM dialogs WHERE chat = " + user.chat())) {
        return row.next() ? StoredDialog.in(row.getString(1)) : StoredDialog.NONE;
      }
    }
  }

  @Test
  void out12_fails_where_a_copy_that_fails_is_forgotten() {
    Twin.opened(
            surroundings ->
                new Copying(surroundings) {
                  @Override
                  void copy(Conversation user, StoredDialog dialog) throws Exception {
                    try {
                      super.copy(user, dialog);
                    } catch (SQLException e) {
                      // As in the background, where nobody waits for it.
                    }
                  }
                })
        .patient(Duration.ofSeconds(2))
        .breaks(
            "OUT12",
            "a write that returned while PostgreSQL was away has reached it 2 s after it was back: Redis lost [dialog:",
            "PostgreSQL goes away");
  }

  @Test
  void out12_holds_where_the_write_fails_or_is_made_up_for() {
    Twin.opened(Copying::new).keeps("OUT12");
    Map<Conversation, StoredDialog> missed = new ConcurrentHashMap<>();
    Twin.opened(
            surroundings ->
                new Copying(surroundings) {
                  @Override
                  void copy(Conversation user, StoredDialog dialog) {
                    missed.put(user, dialog);
                  }

                  @Override
                  public StoredDialog read(Conversation user) throws Exception {
                    StoredDialog dialog = missed.get(user);
                    if (dialog != null) {
                      super.copy(user, dialog);
                      missed.remove(user, dialog);
                    }
                    return super.read(user);
                  }
                })
        .keeps("OUT12");
  }

  @Test
  void out12_leaves_those_alone_whose_postgres_is_no_copy() {
    assertThat(Twin.of(FakeStorage::new).tried("OUT12"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("open() did not ask for it");
    assertThat(
            Twin.opened(
                    surroundings ->
                        new Copying(surroundings) {
                          @Override
                          StoredDialog copied(Conversation user) {
                            return StoredDialog.NONE;
                          }
                        })
                .patient(Duration.ofSeconds(1))
                .tried("OUT12"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("and nothing has: Redis lost [dialog:");
  }
}
