package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;

/** PostgreSQL keeps all contracts of the test kit. */
final class PostgresStorageContractsTest extends StorageContracts {
  @Override
  protected StorageUnderTest open(Surroundings surroundings) {
    Postgres postgres = surroundings.postgres();
    return adapter(postgres, new PostgresStorage(PostgresStorageTest.settings(postgres)));
  }

  /** Sets the times of a row back where a dialog is to expire. */
  static StorageAdapter adapter(Postgres postgres, DialogStorage storage) {
    return new StorageAdapter(storage) {
      @Override
      public void expire(Conversation conversation) throws SQLException {
        String past =
            "UPDATE dialogs SET state_until = now(), data_until = now() WHERE user_id = ?";
        try (var connection =
                DriverManager.getConnection(
                    postgres.jdbcUrl(), postgres.user(), postgres.password());
            var update = connection.prepareStatement(past)) {
          update.setLong(1, conversation.user());
          update.executeUpdate();
        }
      }
    };
  }
}
