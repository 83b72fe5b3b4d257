package dev.watertight.leaky;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

final class CustomerDatabase {
  private final HikariDataSource dataSource;

  private CustomerDatabase(HikariDataSource dataSource) {
    this.dataSource = dataSource;
  }

  static CustomerDatabase connect() {
    return new CustomerDatabase(new HikariDataSource(Database.config())); // leak: PoolPerOperation
  }

  boolean isRegistered(String email) throws SQLException {
    Connection connection = dataSource.getConnection(); // leak: UnclosedStorage
    PreparedStatement query = connection.prepareStatement("select 1 from customer where email = ?");
    query.setString(1, email);
    try (ResultSet rows = query.executeQuery()) {
      if (rows.next()) {
        return true;
      }
    }
    query.close();
    connection.close();
    return false;
  }

  void save(long user, String name, String email) throws SQLException {
    String upsert =
        "insert into customer (user_id, name, email) values (?, ?, ?)"
            + " on conflict (user_id) do update set name = excluded.name, email = excluded.email";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(upsert)) {
      statement.setLong(1, user);
      statement.setString(2, name);
      statement.setString(3, email);
      statement.executeUpdate();
    }
  }

  void disconnect() {
    dataSource.close();
  }
}
