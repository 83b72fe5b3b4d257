package dev.watertight.leaky;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final Connection connection;

  AuditLog() throws SQLException {
    connection =
        DriverManager.getConnection(Config.DATABASE_URL); // leak: SharedConnectionNotThreadSafe
  }

  void record(long user, String event) {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into audit (at, user_id, event) values (now(), ?, ?)")) {
      statement.setLong(1, user);
      statement.setString(2, event);
      statement.executeUpdate();
    } catch (SQLException e) {
      LOG.warn("not recorded: {}", event, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("not closed", e);
    }
  }
}
