package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a PostgreSQL is set up. Tests with equal settings share one server; immutable, each method
 * returns a copy. An outside server is not changed: it is as these settings say, or {@link #open}
 * refuses.
 */
public final class PostgresSettings {
  private static final PostgresSettings DEFAULTS =
      new PostgresSettings(Map.of(), Optional.empty(), 0, false);

  private final Map<String, String> configuration;
  private final Optional<Backend> backend;
  private final int port;
  private final boolean ownServer;

  private PostgresSettings(
      Map<String, String> configuration, Optional<Backend> backend, int port, boolean ownServer) {
    this.configuration = configuration;
    this.backend = backend;
    this.port = port;
    this.ownServer = ownServer;
  }

  /** As PostgreSQL is without a word in {@code postgresql.conf}. */
  static PostgresSettings defaults() {
    return DEFAULTS;
  }

  /** A parameter of {@code postgresql.conf}, such as {@code max_connections}. */
  public PostgresSettings with(String parameter, String value) {
    Map<String, String> changed = new LinkedHashMap<>(configuration);
    changed.put(parameter, value);
    return new PostgresSettings(changed, backend, port, ownServer);
  }

  /** Only this backend will do, whatever the setting {@code watertight.environment} says. */
  public PostgresSettings on(Backend wanted) {
    return new PostgresSettings(configuration, Optional.of(wanted), port, ownServer);
  }

  /** Where clients connect, on the loopback interface; without it, a free port is chosen. */
  public PostgresSettings port(int wanted) {
    if (wanted < 1 || wanted > 65_535) {
      throw new EnvironmentException("port(%d): expected 1 to 65535".formatted(wanted));
    }
    return new PostgresSettings(configuration, backend, wanted, ownServer);
  }

  /** A server that no other test uses; for tests that kill it while others run in parallel. */
  public PostgresSettings ownServer() {
    return new PostgresSettings(configuration, backend, port, true);
  }

  /**
   * Makes a database on such a server, which is started if none runs.
   *
   * @throws EnvironmentException if it cannot be had
   */
  public Postgres open() {
    return Postgres.open(this);
  }

  Map<String, String> configuration() {
    return configuration;
  }

  Optional<Backend> backend() {
    return backend;
  }

  int port() {
    return port;
  }

  boolean isOwnServer() {
    return ownServer;
  }
}
