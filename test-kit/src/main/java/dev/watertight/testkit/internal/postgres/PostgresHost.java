package dev.watertight.testkit.internal.postgres;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Owner;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.server.Announcement;
import dev.watertight.testkit.internal.server.Backends;
import dev.watertight.testkit.internal.server.ContainerServer;
import dev.watertight.testkit.internal.server.Host;
import dev.watertight.testkit.internal.server.Launch;
import dev.watertight.testkit.internal.server.ManagedServer;
import dev.watertight.testkit.internal.server.OutsideServer;
import dev.watertight.testkit.internal.server.ProcessServer;
import dev.watertight.testkit.internal.server.Server;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL and what the kit knows of it: who is let in, and which databases it has made. */
public final class PostgresHost implements Host {
  static final String USER = "postgres";
  static final String PASSWORD = "watertight";

  private static final String NAME = "PostgreSQL";
  private static final String DEFAULT_IMAGE = "postgres:16-alpine";
  private static final int PORT = 5432;

  /** The first that drops a database which is still in use. */
  private static final int OLDEST_MAJOR = 13;

  private static final String PREFIX = "watertight_";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ManagedServer server;
  private final PostgresAddress account;
  private final PostgresTalk talk;
  private final Set<String> databases = ConcurrentHashMap.newKeySet();

  private PostgresHost(ManagedServer server, PostgresAddress account) {
    this.server = server;
    this.account = account;
    this.talk = new PostgresTalk(server::address, account);
  }

  /** A session of a client, as {@code pg_stat_activity} has it. */
  public record Session(
      long pid, String user, String application, String state, String query, double ageSeconds) {
    static Session read(ResultSet row) throws SQLException {
      return new Session(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getDouble(6));
    }
  }

  /**
   * Starts a server, or visits the one outside.
   *
   * @param asked a backend that the test asks for
   * @param configuration parameters of postgresql.conf and their values
   */
  public static PostgresHost start(Optional<Backend> asked, Map<String, String> configuration) {
    Backend backend = Backends.choose(asked, NAME, Setting.POSTGRES_URL);
    Map<String, String> all = new LinkedHashMap<>();
    // Only when the machine itself dies does it matter: what is committed survives a SIGKILL. With
    // it, each start after one waits for all files to be written to disk.
    all.put("fsync", "off");
    all.putAll(configuration);
    PostgresAddress own = new PostgresAddress("127.0.0.1", PORT, USER, USER, PASSWORD);
    if (backend == Backend.DOCKER) {
      List<String> command = new ArrayList<>(List.of("postgres"));
      command.addAll(PostgresBinary.options(all));
      Launch launch =
          new Launch(
              NAME,
              Setting.POSTGRES_IMAGE,
              DEFAULT_IMAGE,
              PORT,
              command,
              Map.of("POSTGRES_USER", USER, "POSTGRES_PASSWORD", PASSWORD),
              "INT");
      return open(ContainerServer.create(Backends.docker(), launch), own);
    }
    if (backend == Backend.EMBEDDED) {
      return open(ProcessServer.install(NAME, new PostgresBinary(all)), own);
    }
    Setting.Value url = Setting.POSTGRES_URL.value().orElseThrow();
    PostgresAddress address = PostgresAddress.read(url);
    PostgresHost host = open(new OutsideServer(url.toString(), address.socketAddress()), address);
    host.check(configuration);
    host.reap();
    return host;
  }

  private static PostgresHost open(Server server, PostgresAddress account) {
    String description = server.description();
    ManagedServer managed =
        ManagedServer.start(
            NAME,
            server,
            (address, deadline) -> PostgresTalk.probe(description, address, account, deadline));
    PostgresHost host = new PostgresHost(managed, account);
    try {
      Announcement.of(NAME, host.checkedVersion(), server.backend(), description);
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  private String checkedVersion() {
    String version = shown("server_version").orElse("");
    String major = version.replaceFirst("^([0-9]{1,4}).*", "$1");
    if (!major.matches("[0-9]{1,4}") || Integer.parseInt(major) < OLDEST_MAJOR) {
      throw new EnvironmentException(
          "PostgreSQL (%s) says that its version is '%s': expected %d or newer; name another server or image"
              .formatted(server.description(), version, OLDEST_MAJOR));
    }
    return version.replaceFirst(" .*", "");
  }

  private Optional<String> shown(String parameter) {
    return talk
        .query("SELECT current_setting(?, true)", row -> row.getString(1), parameter)
        .stream()
        .findFirst();
  }

  /** An outside server is not changed for a test: it is as the test wants it, or refused. */
  private void check(Map<String, String> configuration) {
    configuration.forEach(
        (name, value) -> {
          String actual = shown(name).orElse("");
          if (!actual.equals(value)) {
            close();
            throw new EnvironmentException(
                "PostgreSQL (%s) has %s = '%s' and the test asks for '%s': the kit does not reconfigure an outside server; configure it so, or leave it out to let the kit start one"
                    .formatted(server.description(), name, actual, value));
          }
        });
  }

  /** Drops the databases that killed runs of this host have left. */
  private void reap() {
    for (String name : talk.query("SELECT datname FROM pg_database", row -> row.getString(1))) {
      int end = name.lastIndexOf('_');
      if (name.startsWith(PREFIX)
          && end > PREFIX.length()
          && Owner.parse(name.substring(PREFIX.length(), end))
              .filter(Owner::isDeadHere)
              .isPresent()) {
        drop(name);
      }
    }
  }

  @Override
  public ManagedServer server() {
    return server;
  }

  public String user() {
    return account.user();
  }

  public String password() {
    return account.password();
  }

  /** Makes a database that is nobody else's. */
  public String createDatabase() {
    String name = PREFIX + Owner.current().label() + "_" + COUNT.incrementAndGet();
    try {
      talk.run("CREATE DATABASE \"" + name + "\"");
    } catch (EnvironmentException e) {
      throw new EnvironmentException(
          "PostgreSQL (%s): each test needs a database of its own, and the kit could not make one. Expected a user who may: ALTER ROLE \"%s\" CREATEDB. %s"
              .formatted(server.description(), account.user(), e.getMessage()),
          e);
    }
    databases.add(name);
    return name;
  }

  /** Drops a database and ends all sessions there. */
  public void dropDatabase(String name) {
    drop(name);
    databases.remove(name);
  }

  private void drop(String name) {
    talk.run("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
  }

  /** The sessions of clients in a database. */
  public List<Session> sessions(String database) {
    return talk.query(
        """
        SELECT pid, coalesce(usename, ''), coalesce(application_name, ''), coalesce(state, ''),
          coalesce(query, ''), extract(epoch FROM now() - backend_start)
        FROM pg_stat_activity
        WHERE datname = ? AND backend_type = 'client backend'
        ORDER BY pid
        """,
        Session::read,
        database);
  }

  /** Ends the sessions of clients in a database, and says how many. */
  public int terminate(String database) {
    return talk.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = ? AND backend_type = 'client backend'",
            row -> row.getBoolean(1),
            database)
        .size();
  }

  /** Replaces a text in all columns of texts and JSON; says in how many values. */
  public int rewrite(String database, String text, String replacement) {
    return new PostgresTables(server::address, account.in(database)).rewrite(text, replacement);
  }

  /** Sets back all times in tables; says in how many columns. */
  public int age(String database, Duration time) {
    return new PostgresTables(server::address, account.in(database)).age(time);
  }

  @Override
  public synchronized void stop() {
    talk.close();
    server.stop();
  }

  @Override
  public synchronized void kill() {
    server.kill();
  }

  @Override
  public synchronized void start() {
    if (server.start()) {
      talk.close();
    }
  }

  @Override
  public void close() {
    if (server.backend() == Backend.OUTSIDE) {
      List.copyOf(databases).forEach(this::dropDatabase);
    }
    talk.close();
    server.close();
  }
}
