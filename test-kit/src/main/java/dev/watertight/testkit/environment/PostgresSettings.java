package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;

/**
 * How a PostgreSQL is set up. Tests with equal settings share one server; immutable, each method
 * returns a copy. An outside server is not changed: it is as these settings say, or {@link #open}
 * refuses.
 */
public final class PostgresSettings {
  private static final PostgresSettings DEFAULTS = new PostgresSettings(Setup.DEFAULT);

  private final Setup setup;

  private PostgresSettings(Setup setup) {
    this.setup = setup;
  }

  /** As PostgreSQL is without a word in {@code postgresql.conf}. */
  static PostgresSettings defaults() {
    return DEFAULTS;
  }

  /** A parameter of {@code postgresql.conf}, such as {@code max_connections}. */
  public PostgresSettings with(String parameter, String value) {
    return new PostgresSettings(setup.with(parameter, value));
  }

  /** Only this backend will do, whatever the setting {@code watertight.environment} says. */
  public PostgresSettings on(Backend wanted) {
    return new PostgresSettings(setup.on(wanted));
  }

  /** Where clients connect, on the loopback interface; without it, a free port is chosen. */
  public PostgresSettings port(int wanted) {
    return new PostgresSettings(setup.onPort(wanted));
  }

  /** A server that no other test uses; for tests that kill it while others run in parallel. */
  public PostgresSettings ownServer() {
    return new PostgresSettings(setup.alone());
  }

  /**
   * Makes a database on such a server, which is started if none runs.
   *
   * @throws EnvironmentException if it cannot be had
   */
  public Postgres open() {
    return Postgres.open(this);
  }

  Setup setup() {
    return setup;
  }
}
