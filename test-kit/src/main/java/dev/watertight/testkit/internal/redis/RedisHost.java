package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Redis and what the kit knows of it: who is let in, which databases are taken, what ran. */
public final class RedisHost implements Host {
  /** Marks a database of an outside server as taken, and by whom. */
  static final String OWNER_KEY = "watertight:owner";

  static final String NAME = "Redis";

  private static final String DEFAULT_IMAGE = "redis:7-alpine";
  private static final int PORT = 6379;
  private static final int OLDEST_MAJOR = 6;

  /** Of our own servers; each test gets one, and an empty one costs next to nothing. */
  private static final String OWN_DATABASES = "512";

  private final ManagedServer server;
  private final Credentials credentials;
  private final CommandCount count;
  private final RedisTalk talk;
  private final Databases databases;

  private RedisHost(ManagedServer server, Credentials credentials, CommandCount count) {
    this.server = server;
    this.count = count;
    this.credentials = credentials;
    this.talk = new RedisTalk(server::address, credentials, 0, count);
    this.databases =
        server.backend() == Backend.OUTSIDE
            ? new OutsideDatabases(this, talk)
            : new OwnDatabases(this, Integer.parseInt(OWN_DATABASES));
  }

  /**
   * Starts a server, or visits the one outside.
   *
   * @param asked a backend that the test asks for
   * @param configuration directives of redis.conf and their values
   */
  public static RedisHost start(Optional<Backend> asked, Map<String, String> configuration) {
    Backend backend = Backends.choose(asked, NAME, Setting.REDIS_URL);
    Map<String, String> all = new LinkedHashMap<>(configuration);
    all.put("databases", OWN_DATABASES);
    all.put("save", "");
    if (backend == Backend.DOCKER) {
      List<String> command = new ArrayList<>(List.of("redis-server"));
      command.addAll(RedisBinary.options(all));
      Launch launch =
          new Launch(NAME, Setting.REDIS_IMAGE, DEFAULT_IMAGE, PORT, command, Map.of(), "TERM");
      return open(ContainerServer.create(Backends.docker(), launch), own(configuration));
    }
    if (backend == Backend.EMBEDDED) {
      return open(ProcessServer.install(NAME, new RedisBinary(all)), own(configuration));
    }
    Setting.Value url = Setting.REDIS_URL.value().orElseThrow();
    RedisAddress address = RedisAddress.read(url);
    RedisHost host =
        open(new OutsideServer(url.toString(), address.socketAddress()), address.credentials());
    host.check(configuration);
    return host;
  }

  private static Credentials own(Map<String, String> configuration) {
    return new Credentials(Optional.empty(), Optional.ofNullable(configuration.get("requirepass")));
  }

  private static RedisHost open(Server server, Credentials credentials) {
    String description = server.description();
    CommandCount count = new CommandCount();
    ManagedServer managed =
        ManagedServer.start(
            NAME,
            server,
            (address, deadline) ->
                RedisTalk.probe(description, address, credentials, count, deadline));
    try {
      RedisHost host = new RedisHost(managed, credentials, count);
      String version = host.checkedVersion();
      Announcement.of(NAME, version, server.backend(), description);
      return host;
    } catch (RuntimeException e) {
      managed.close();
      throw e;
    }
  }

  private String checkedVersion() {
    String version = talk.info("server", "redis_version");
    String major = version.contains(".") ? version.substring(0, version.indexOf('.')) : "";
    if (!major.matches("[0-9]{1,4}") || Integer.parseInt(major) < OLDEST_MAJOR) {
      throw new EnvironmentException(
          "Redis (%s) says that its version is '%s': expected %d or newer; name another server or image"
              .formatted(server.description(), version, OLDEST_MAJOR));
    }
    return version;
  }

  /** An outside server is not changed for a test: it is as the test wants it, or refused. */
  private void check(Map<String, String> configuration) {
    configuration.forEach(
        (name, value) -> {
          String actual = talk.configured(name).orElse("");
          if (!actual.equals(value)) {
            close();
            throw new EnvironmentException(
                "Redis (%s) has %s = '%s' and the test asks for '%s': the kit does not reconfigure an outside server; configure it so, or leave it out to let the kit start one"
                    .formatted(
                        server.description(),
                        name,
                        name.equals("requirepass") ? "***" : actual,
                        name.equals("requirepass") ? "***" : value));
          }
        });
  }

  @Override
  public ManagedServer server() {
    return server;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** Takes a database that is empty and nobody else's until it is given back. */
  public int takeDatabase() {
    return databases.take();
  }

  /** Empties a database and gives it back. */
  public void giveBack(int database) {
    databases.giveBack(database);
  }

  /** A connection of its own, to one database. */
  public RedisTalk talk(int database) {
    return new RedisTalk(server::address, credentials, database, count);
  }

  /** How often which command ran, without those of the kit; over restarts. */
  public Map<String, Long> commands() {
    return count.others(talk.info("commandstats"));
  }

  @Override
  public synchronized void stop() {
    countBeforeEnd();
    server.stop();
  }

  @Override
  public synchronized void kill() {
    countBeforeEnd();
    server.kill();
  }

  @Override
  public synchronized void start() {
    if (server.start()) {
      talk.close();
      count.afterStart(talk.info("commandstats"));
    }
  }

  private void countBeforeEnd() {
    // One that is paused would not answer; what it ran is then lost, and less is not more.
    if (server.isUp() && !server.isPaused()) {
      count.beforeEnd(talk.info("commandstats"));
    }
  }

  @Override
  public void close() {
    databases.close();
    talk.close();
    server.close();
  }
}
