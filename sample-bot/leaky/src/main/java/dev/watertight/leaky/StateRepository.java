package dev.watertight.leaky;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

final class StateRepository {
  private static final String FIND = "select state from user_state where user_id = ?";

  private final DataSource dataSource;

  StateRepository(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  DialogState find(long user) {
    try (PreparedStatement query =
        dataSource.getConnection().prepareStatement(FIND)) { // leak: UnclosedStorage
      query.setLong(1, user);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? DialogState.valueOf(rows.getString(1)) : DialogState.NONE;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the state", e);
    }
  }

  void save(long user, DialogState state) {
    String upsert =
        "insert into user_state (user_id, state, updated_at) values (?, ?, now())"
            + " on conflict (user_id) do update set state = excluded.state, updated_at = now()";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(upsert)) {
      statement.setLong(1, user);
      statement.setString(2, state.name());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write the state", e);
    }
  }

  void delete(long user) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("delete from user_state where user_id = ?")) {
      statement.setLong(1, user);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot delete the state", e);
    }
  }
}
