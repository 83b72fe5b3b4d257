package dev.watertight.leaky;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ExpiryJob {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

  void run() {
    try (HikariDataSource source = Database.dataSource(); // leak: SharedStorageClosed
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      int old =
          statement.executeUpdate(
              "delete from user_state where updated_at < now() - interval '30 days'");
      LOG.info("{} old states deleted", old);
    } catch (SQLException e) {
      LOG.warn("old states are not deleted", e);
    }
  }
}
