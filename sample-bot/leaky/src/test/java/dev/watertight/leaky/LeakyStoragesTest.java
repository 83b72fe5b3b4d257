package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageConcurrencyContract;
import dev.watertight.testkit.contract.StorageContract;
import dev.watertight.testkit.contract.StorageLifecycleContract;
import dev.watertight.testkit.contract.StorageTtlContract;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the contracts of the test kit say of the twin's storages. */
final class LeakyStoragesTest {
  /** Chats are one, and nobody can ask it how it is. */
  private static final Promises<Capability> PROMISED =
      Promises.<Capability>all().without(Capability.CHATS).without(Capability.HEALTH);

  private static LeakyAdapter redis(Surroundings surroundings) {
    return new LeakyAdapter(RedisStorage.fromUrl(surroundings.redis().uri()));
  }

  @Test
  void a_state_without_expiry_stays_for_ever() {
    StorageTtlContract contract =
        new StorageTtlContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) {
            return redis(surroundings);
          }

          @Override
          protected Promises<Capability> promises() {
            return PROMISED;
          }
        };
    assertThatThrownBy(contract::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "TTL1 (every key that a write adds expires): broken",
            "dialogs that users abandon stay for ever",
            "user:101:state",
            "TTL2 (state and data live as long as declared): kept");
  }

  @Test
  void data_that_is_read_and_written_back_loses_answers() {
    StorageConcurrencyContract contract =
        new StorageConcurrencyContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) {
            return redis(surroundings);
          }

          @Override
          protected Promises<Capability> promises() {
            return PROMISED;
          }
        };
    assertThatThrownBy(contract::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "CON1 (puts at once lose nothing): broken",
            "one answer is forgotten",
            "CON4 (a reader never sees half a write): broken",
            "the state of one write with the data of another",
            "CON3 (users at once do not mix): kept");
  }

  @Test
  void keys_are_asked_for_all_at_once() {
    StorageContract contract =
        new StorageContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) {
            return redis(surroundings);
          }

          @Override
          protected Promises<Capability> promises() {
            return PROMISED;
          }
        };
    assertThatThrownBy(contract::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "STO17 (no command stops the server): broken",
            "KEYS stops all clients",
            "STO1 (what is written is read): kept");
  }

  @Test
  void memory_forgets_at_a_restart_and_shares_nothing() {
    StorageContract contract =
        new StorageContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) {
            return new LeakyAdapter(new MemoryStorage());
          }

          @Override
          protected Promises<Capability> promises() {
            return PROMISED;
          }
        };
    assertThatThrownBy(contract::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "STO11 (a dialog survives a restart of the bot): broken",
            "each deployment throws all users out",
            "STO12 (two instances share dialogs): broken",
            "STO17 (no command stops the server): not applicable");
  }

  @Test
  void a_pool_of_threads_stays_after_the_close() {
    StorageLifecycleContract contract =
        new StorageLifecycleContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) throws SQLException {
            return hybrid(surroundings);
          }

          @Override
          protected Promises<Capability> promises() {
            return PROMISED;
          }
        };
    assertThatThrownBy(contract::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "LIF4 (opening and closing many times leaves nothing): broken",
            "open, write and close, 5 times leaves something behind",
            "threads: ",
            "HybridStorage");
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
      public void close() {
        super.close();
        source.close();
      }
    };
  }
}
