package bot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Orders in a database. */
public class OrderRepository {
  private final DataSource database;

  public OrderRepository(DataSource database) {
    this.database = database;
  }

  /** Leaks: only the statement is closed, the connection that it came from is not. */
  public int count(long chat) throws SQLException {
    try (PreparedStatement query =
        database.getConnection().prepareStatement("select count(*) from orders where chat = ?")) {
      query.setLong(1, chat);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** Leaks: an order without a price leaves before the connection is closed. */
  public boolean add(long chat, String item, int price) throws SQLException {
    Connection connection = database.getConnection();
    if (price <= 0) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into orders values (?, ?, ?)")) {
      insert.setLong(1, chat);
      insert.setString(2, item);
      insert.setInt(3, price);
      insert.executeUpdate();
    } finally {
      connection.close();
    }
    return true;
  }

  /** Right: both are closed, in the right order. */
  public void cancel(long chat) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from orders where chat = ?")) {
      delete.setLong(1, chat);
      delete.executeUpdate();
    }
  }
}
