package dev.watertight.sample.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The one pool of connections to PostgreSQL, and what becomes of its errors. A call waits a quarter
 * of the timeout for a connection and half of it for an answer, so that it fails within it. Safe
 * for all threads.
 */
final class PostgresConnection implements AutoCloseable {
  private static final String HISTORY = "sample_bot_migrations";

  private final PostgresSettings settings;
  private final HikariDataSource pool;
  private volatile boolean closed;

  /**
   * Connects, and brings the table to what this release needs.
   *
   * @throws StorageException if that cannot be done; nothing is open then
   */
  PostgresConnection(PostgresSettings settings) {
    this.settings = settings;
    this.pool = new HikariDataSource(config(settings));
    boolean ready = false;
    try {
      migrate();
      ready = true;
    } catch (FlywayException e) {
      throw new StorageException(
          settings + " has no table of dialogs, and it cannot be made: " + firstLine(e), e);
    } finally {
      if (!ready) {
        pool.close();
      }
    }
  }

  private static HikariConfig config(PostgresSettings settings) {
    Duration half = settings.timeout().dividedBy(2);
    String seconds = Long.toString(Math.max(1, half.toSeconds()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("dialogs");
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    settings.schema().ifPresent(config::setSchema);
    config.setMaximumPoolSize(settings.pool());
    // Else the pool goes on connecting to a server that is away, with pauses that grow, and is the
    // last to notice that it is back.
    config.setMinimumIdle(0);
    config.setConnectionTimeout(half.toMillis() / 2);
    config.setValidationTimeout(Math.max(250, half.toMillis() / 4));
    // The first call tells what is wrong, and not the pool in words of its own.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "watertight-sample-bot");
    config.addDataSourceProperty("connectTimeout", seconds);
    config.addDataSourceProperty("loginTimeout", seconds);
    config.addDataSourceProperty("socketTimeout", seconds);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A little less, so that the server gives up what nobody waits for any more.
    config.setConnectionInitSql("SET statement_timeout = " + half.toMillis() * 9 / 10);
    return config;
  }

  private void migrate() {
    var flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:dev/watertight/sample/storage")
            .table(HISTORY)
            // A database that has tables of others gets ours beside them.
            .baselineOnMigrate(true)
            .baselineVersion("0");
    settings.schema().ifPresent(flyway::defaultSchema);
    flyway.load().migrate();
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** Something to do with a connection; it may be done twice. */
  interface Command<T> {
    /** Does it; {@code again} if it may have been done before, and its answer got lost. */
    T run(Connection connection, boolean again) throws SQLException;
  }

  /**
   * Runs a command, once more if its connection was dead, as all that wait in the pool are after a
   * restart.
   *
   * @throws StorageException if PostgreSQL does not do it
   * @throws IllegalStateException if this is closed
   */
  <T> T call(Command<T> command) {
    if (closed) {
      throw new IllegalStateException("the storage is closed");
    }
    try {
      try {
        return attempt(command, false);
      } catch (SQLException e) {
        if (!isDead(e)) {
          throw e;
        }
        pool.getHikariPoolMXBean().softEvictConnections();
        return attempt(command, true);
      }
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private <T> T attempt(Command<T> command, boolean again) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return command.run(connection, again);
    }
  }

  /** Whether the connection broke, at once and not after a wait. */
  private static boolean isDead(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException || isTimeout(failure)) {
      return false;
    }
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTimeoutException || cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private RuntimeException explained(SQLException failure) {
    if (closed) {
      return new IllegalStateException("the storage is closed", failure);
    }
    String state = String.valueOf(failure.getSQLState());
    String text = "%s (SQLSTATE %s)".formatted(firstLine(failure), state);
    // 53300 is "too many connections", which passes.
    if (state.equals("25006") || state.startsWith("53") && !state.equals("53300")) {
      return new StorageFullException(settings + " takes no more: " + text, failure);
    }
    return new StorageException(settings + " did not do what was asked: " + text, failure);
  }

  /** Whether it answers a query. */
  boolean answers() {
    try {
      return call(
          (connection, again) -> {
            try (var query = connection.prepareStatement("SELECT 1");
                var rows = query.executeQuery()) {
              return rows.next();
            }
          });
    } catch (StorageException | IllegalStateException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    pool.close();
  }
}
