package dev.watertight.testkit.internal.postgres;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kit's own questions to a PostgreSQL, on a connection that clients never see. */
final class PostgresTalk implements AutoCloseable {
  static final String NAME = "watertight-kit";

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** SQL states of a server that is about to answer, and of one that never will. */
  private static final String STARTING = "57P03";

  private static final String CONNECTION_FAILED = "08";

  private final Supplier<InetSocketAddress> server;
  private final PostgresAddress account;
  private @Nullable Connection connection;

  /** Logs in at the server as the account says; its host and port are of no matter here. */
  PostgresTalk(Supplier<InetSocketAddress> server, PostgresAddress account) {
    this.server = server;
    this.account = account;
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  synchronized <T> List<T> query(String sql, Row<T> row, Object... values) {
    return ask(
        open -> {
          try (PreparedStatement statement = open.prepareStatement(sql)) {
            set(statement, values);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                all.add(row.read(rows));
              }
            }
            return all;
          }
        });
  }

  /** Runs what has no result; the names in it are the kit's own. */
  synchronized void run(String sql) {
    ask(
        open -> {
          try (PreparedStatement statement = open.prepareStatement(sql)) {
            return statement.execute();
          }
        });
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private interface Question<T> {
    T ask(Connection open) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    boolean fresh = connection == null;
    try {
      return question.ask(connected());
    } catch (SQLException first) {
      boolean cut = !fresh && (isFailure(first) || state(first).startsWith("57P"));
      close();
      if (!cut) {
        throw failed(first);
      }
    }
    // A connection from before a restart is of no use; a new one tells how things are.
    try {
      return question.ask(connected());
    } catch (SQLException second) {
      close();
      throw failed(second);
    }
  }

  private static EnvironmentException failed(SQLException e) {
    return new EnvironmentException(
        isFailure(e)
            ? "PostgreSQL does not answer the kit (%s); is it stopped, killed or paused? Start or resume it first"
                .formatted(e.getMessage())
            : "PostgreSQL refuses what the kit needs: %s".formatted(e.getMessage()),
        e);
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connect(server.get(), account, DEADLINE);
      connection = open;
    }
    return open;
  }

  private static Connection connect(
      InetSocketAddress address, PostgresAddress account, Duration deadline) throws SQLException {
    String seconds = String.valueOf(Math.max(1, deadline.toSeconds()));
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("ApplicationName", NAME);
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(address.getHostString(), address.getPort(), account.database()),
        properties);
  }

  /** Asks whether a PostgreSQL answers there and lets us in. */
  static void probe(
      String description, InetSocketAddress address, PostgresAddress account, Deadline deadline)
      throws IOException {
    try {
      connect(address, account, deadline.left()).close();
    } catch (SQLException e) {
      if (isFailure(e) || state(e).equals(STARTING)) {
        throw new IOException(e.getMessage(), e);
      }
      throw new EnvironmentException(
          "PostgreSQL (%s) does not let the kit in: %s. Check user, password and database in its address"
              .formatted(description, e.getMessage()),
          e);
    }
  }

  private static boolean isFailure(SQLException e) {
    // Without a state the driver has met something that does not speak its protocol.
    return state(e).startsWith(CONNECTION_FAILED) || state(e).isEmpty();
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The server is gone or will see that we are.
      }
      connection = null;
    }
  }
}
