package dev.watertight.testkit.environment;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.postgres.PostgresHost;
import dev.watertight.testkit.internal.proxy.Proxy;
import dev.watertight.testkit.internal.server.SharedServers;
import java.time.Duration;
import java.util.List;

/**
 * A database of a real PostgreSQL that is one test's own and empty at first. A whole database and
 * not a schema: what a bot writes to {@code public} by name, its extensions and its locks stay
 * apart as well, and so do its sessions in {@code pg_stat_activity}.
 *
 * <pre>{@code
 * try (Postgres postgres = Postgres.open()) {
 *   DataSource source = pool(postgres.jdbcUrl(), postgres.user(), postgres.password());
 *   postgres.restart();
 * }
 * }</pre>
 */
public final class Postgres extends RealServer {
  private final PostgresHost host;
  private final String database;

  private Postgres(PostgresHost host, boolean ownServer, String database, Proxy proxy) {
    super(host, ownServer, proxy);
    this.host = host;
    this.database = database;
  }

  /**
   * A database on the server of this run.
   *
   * @throws EnvironmentException if no server can be had
   */
  public static Postgres open() {
    return open(PostgresSettings.defaults());
  }

  /** Where to say how the server is to be set up. */
  public static PostgresSettings settings() {
    return PostgresSettings.defaults();
  }

  static Postgres open(PostgresSettings settings) {
    Setup setup = settings.setup();
    PostgresHost host = setup.host(PostgresHost.class, Setting.POSTGRES_URL, PostgresHost::start);
    String database = host.createDatabase();
    try {
      return new Postgres(host, setup.ownServer(), database, host.server().openProxy(setup.port()));
    } catch (RuntimeException e) {
      if (setup.ownServer()) {
        SharedServers.closeOwn(host);
      } else {
        host.dropDatabase(database);
      }
      throw e;
    }
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  /** {@code jdbc:postgresql://127.0.0.1:port/database}; user and password go besides. */
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
  }

  /** {@code postgresql://user:password@127.0.0.1:port/database}, as a {@code DATABASE_URL} is. */
  public String uri() {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(encoded(user()), encoded(password()), host(), port(), database);
  }

  /** The name of the database that is this test's own. */
  public String database() {
    return database;
  }

  /** Who clients log in as. */
  public String user() {
    return host.user();
  }

  /** The password of the user. */
  public String password() {
    return host.password();
  }

  /** Connections to this database by {@code pg_stat_activity}. */
  public List<PostgresConnection> activity() {
    return host.sessions(database).stream()
        .map(
            session ->
                new PostgresConnection(
                    session.pid(),
                    session.user(),
                    session.application(),
                    session.state(),
                    session.query(),
                    Duration.ofMillis((long) (session.ageSeconds() * 1000))))
        .toList();
  }

  /**
   * Puts a text in place of another in all columns of texts and JSON, as if another release had
   * written them.
   *
   * @return how many values have changed
   */
  public int rewrite(String text, String replacement) {
    return host.rewrite(database, text, replacement);
  }

  /**
   * Sets back all times that the tables hold, as if so much time had gone by.
   *
   * @return how many columns hold times
   */
  public int age(Duration time) {
    return host.age(database, time);
  }

  @Override
  public List<String> describeConnections() {
    return activity().stream().map(PostgresConnection::toString).toList();
  }

  /** Ends all connections to this database, as an administrator does; returns how many. */
  public int terminateConnections() {
    return host.terminate(database);
  }

  @Override
  void giveBack() {
    host.dropDatabase(database);
  }

  @Override
  void hangUp() {}
}
