package dev.watertight.leaky;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class Database {
  private static HikariDataSource dataSource;

  private Database() {}

  static synchronized HikariDataSource dataSource() {
    if (dataSource == null) {
      dataSource = new HikariDataSource(config());
      createTables();
    }
    return dataSource;
  }

  static HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Config.DATABASE_URL);
    config.setMaximumPoolSize(5);
    return config;
  }

  private static void createTables() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists user_state"
              + " (user_id bigint primary key, state text not null, updated_at timestamptz)");
      statement.execute(
          "create table if not exists customer"
              + " (user_id bigint primary key, name text not null, email text not null)");
      statement.execute(
          "create table if not exists audit (at timestamptz, user_id bigint, event text)");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the tables", e);
    }
  }

  static synchronized void close() {
    if (dataSource != null) {
      dataSource.close();
      dataSource = null;
    }
  }
}
