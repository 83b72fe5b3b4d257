package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the contracts of the test kit say of the twin's storages. */
final class LeakyStoragesTest {
  /** Chats are one, and nobody can ask it how it is. */
  private static final Promises<Capability> PROMISED =
      Promises.<Capability>all().without(Capability.CHATS).without(Capability.HEALTH);

  private static void breaks(StorageContracts.Opening opening, String rule, String... texts) {
    assertThatThrownBy(() -> StorageContracts.of(opening).promising(PROMISED).verify(rule))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule + " (")
        .hasMessageContaining("): broken")
        .hasMessageContainingAll(texts);
  }

  /** It breaks these rules, each with this text, and no other. */
  private static void breaksJust(StorageContracts.Opening opening, Map<String, String> faults) {
    assertThatThrownBy(() -> StorageContracts.of(opening).promising(PROMISED).verify())
        .isInstanceOf(AssertionError.class)
        .satisfies(
            all ->
                assertThat(all.getSuppressed())
                    .extracting(broken -> broken.getMessage().replaceFirst(" .*(?s:.*)", ""))
                    .containsExactlyInAnyOrderElementsOf(faults.keySet()))
        .hasMessageContainingAll(faults.values().toArray(String[]::new));
  }

  private static LeakyAdapter redis(Surroundings surroundings) {
    return new LeakyAdapter(RedisStorage.fromUrl(surroundings.redis().uri()));
  }

  private static LeakyAdapter memory(Surroundings surroundings) {
    return new LeakyAdapter(new MemoryStorage());
  }

  @Test
  void a_state_without_expiry_stays_for_ever() {
    breaks(
        LeakyStoragesTest::redis,
        "TTL1",
        "dialogs that users abandon stay for ever",
        "user:101:state never expires");
  }

  @Test
  void data_that_is_read_and_written_back_loses_answers() {
    breaks(LeakyStoragesTest::redis, "CON1", "one answer is forgotten");
    breaks(LeakyStoragesTest::redis, "CON4", "the state of one write with the data of another");
  }

  @Test
  void keys_are_asked_for_all_at_once() {
    breaks(LeakyStoragesTest::redis, "STO17", "KEYS stops all clients");
  }

  @Test
  void memory_forgets_at_a_restart_and_shares_nothing() {
    breaks(LeakyStoragesTest::memory, "STO11", "each deployment throws all users out");
    breaks(LeakyStoragesTest::memory, "STO12", "whose next message meets the other one");
  }

  @Test
  void a_pool_of_threads_stays_after_the_close() {
    breaks(
        LeakyStoragesTest::hybrid,
        "LIF4",
        "open, write and close, 5 times leaves something behind",
        "threads: ",
        "HybridStorage");
  }

  @Test
  void what_postgres_missed_never_reaches_it() {
    breaks(
        LeakyStoragesTest::hybrid,
        "OUT12",
        "The copy was written in the background, and forgotten");
  }

  @Test
  @Tag("slow")
  void on_redis_all_else_is_kept() {
    breaksJust(
        LeakyStoragesTest::redis,
        Map.of(
            "STO17", "KEYS stops all clients", // G10
            "TTL1", "user:101:state never expires", // G7
            "TTL2", "what ends later is not what users were told", // G7
            "CON1", "fields that are lost of 200 that were put at once", // G8
            "CON2", "fields that are lost of 200 that were put at once", // G8
            "CON4", "the state of one write with the data of another")); // G8
  }

  @Test
  void in_memory_all_else_is_kept() {
    breaksJust(
        LeakyStoragesTest::memory,
        Map.of(
            "STO11", "each deployment throws all users out", // G5
            "STO12", "whose next message meets the other one", // G5
            "TTL4", "a dialog whose time is over", // G5
            "TTL7", "active dialogs after the only one expired", // G5
            "CON2", "fields that are lost of 200 that were put at once", // G5
            "CON4", "the state of one write with the data of another", // G8
            "LIF3", "after close")); // G12, as nobody learns of it
  }

  @Test
  @Tag("slow")
  void on_both_servers_all_else_is_kept() {
    breaksJust(
        LeakyStoragesTest::hybrid,
        Map.of(
            "STO17", "KEYS stops all clients", // G10
            "TTL1", "user:101:state never expires", // G7
            "TTL4", "a dialog whose time is over", // G7, in PostgreSQL
            "CON1", "fields that are lost of 200 that were put at once", // G8
            "CON2", "fields that are lost of 200 that were put at once", // G8
            "CON4", "the state of one write with the data of another", // G8
            "OUT12", "The copy was written in the background, and forgotten", // G9
            "LIF4", "threads: ")); // G1
  }

  private static LeakyAdapter hybrid(Surroundings surroundings) throws SQLException {
    Postgres postgres = surroundings.postgres();
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(postgres.jdbcUrl());
    source.setUsername(postgres.user());
    source.setPassword(postgres.password());
    source.setConnectionTimeout(1_000);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS user_state (user_id BIGINT PRIMARY KEY, state TEXT, updated_at TIMESTAMPTZ)");
    } catch (SQLException e) {
      source.close();
      throw e;
    }
    HybridStorage storage =
        new HybridStorage(
            RedisStorage.fromUrl(surroundings.redis().uri()), new StateRepository(source));
    return new LeakyAdapter(storage) {
      @Override
      public void expire(Conversation conversation) throws SQLException {
        try (Connection connection = source.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("UPDATE user_state SET updated_at = now() - INTERVAL '1 year'");
        }
      }

      @Override
      public void close() {
        super.close();
        source.close();
      }
    };
  }
}
