package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.proxy.Proxy;
import dev.watertight.testkit.internal.redis.RedisHost;
import dev.watertight.testkit.internal.redis.RedisTalk;
import dev.watertight.testkit.internal.server.SharedServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key space of a real Redis: a database that is empty at first, behind a port that stays the same
 * whatever happens to the server. Closing it empties the database, ends all faults and resets all
 * connections. The server is shared with the other tests of the run and closed with it. Safe for
 * use by several threads.
 *
 * <pre>{@code
 * try (Redis redis = Redis.open()) {
 *   Storage storage = new RedisStorage(redis.uri());
 *   redis.kill();
 *   redis.start();
 * }
 * }</pre>
 */
public final class Redis implements ServerConnections, AutoCloseable {
  private final RedisHost host;
  private final boolean ownServer;
  private final int database;
  private final Proxy proxy;
  private final Network network;
  private final RedisTalk talk;
  private final Map<String, Long> commandsBefore;
  private boolean closed;

  private Redis(RedisHost host, boolean ownServer, int database, Proxy proxy) {
    this.host = host;
    this.ownServer = ownServer;
    this.database = database;
    this.proxy = proxy;
    this.network = new Network(proxy);
    this.talk = host.talk(database);
    this.commandsBefore = host.commands();
  }

  /**
   * A key space on the server of this run.
   *
   * @throws EnvironmentException if no server can be had
   */
  public static Redis open() {
    return open(RedisSettings.defaults());
  }

  /** Where to say how the server is to be set up. */
  public static RedisSettings settings() {
    return RedisSettings.defaults();
  }

  /** What makes two tests share a server. */
  private record Kind(Optional<Backend> backend, String where, Map<String, String> configuration) {}

  static Redis open(RedisSettings settings) {
    Kind kind =
        new Kind(
            settings.backend().or(Setting::forcedBackend),
            Setting.REDIS_URL.value().map(Setting.Value::text).orElse(""),
            settings.configuration());
    RedisHost host =
        settings.isOwnServer()
            ? SharedServers.own(start(settings))
            : SharedServers.get(RedisHost.class, kind, () -> start(settings));
    host.start();
    int database = host.takeDatabase();
    try {
      return new Redis(
          host, settings.isOwnServer(), database, host.server().openProxy(settings.port()));
    } catch (RuntimeException e) {
      host.giveBack(database);
      throw e;
    }
  }

  private static RedisHost start(RedisSettings settings) {
    return RedisHost.start(settings.backend(), settings.configuration());
  }

  @Override
  public String name() {
    return "Redis";
  }

  /** {@code redis://127.0.0.1:port/database}, with user and password if there are any. */
  public String uri() {
    String password = password().map(word -> ":" + encoded(word) + "@").orElse("");
    return "redis://%s%s%s:%d/%d"
        .formatted(user().map(Redis::encoded).orElse(""), password, host(), port(), database);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where clients connect: the loopback interface. */
  public String host() {
    return "127.0.0.1";
  }

  /** Where clients connect; stays the same while the server comes and goes. */
  public int port() {
    return proxy.port();
  }

  /** The number of the database that is this test's own. */
  public int database() {
    return database;
  }

  /** The user, where the server is an outside one whose address names one. */
  public Optional<String> user() {
    return host.credentials().user();
  }

  /** The password, if one is needed. */
  public Optional<String> password() {
    return host.credentials().password();
  }

  /** Where the server comes from. */
  public Backend backend() {
    return host.server().backend();
  }

  /** Which server it is, such as {@code Docker image redis:7-alpine}; passwords are masked. */
  public String description() {
    return host.server().description();
  }

  /** What can go wrong between clients and this server. */
  public Network network() {
    return network;
  }

  /** Whether this server allows it; an outside server allows nothing of it. */
  public boolean can(Operation operation) {
    return backend() != Backend.OUTSIDE;
  }

  /** Stops the server in good order; connections are refused until {@link #start}. */
  public void stop() {
    demand(Operation.RESTART);
    host.stop();
  }

  /** Ends the server by SIGKILL; connections are refused until {@link #start}. */
  public void kill() {
    demand(Operation.KILL);
    host.kill();
  }

  /** Starts the server with the data it has, if it does not run, and waits until it answers. */
  public void start() {
    host.start();
  }

  /** Stops and starts the server; returns when it answers. */
  public void restart() {
    demand(Operation.RESTART);
    host.stop();
    host.start();
  }

  /** Halts the server: it accepts connections, as the system does for it, and answers nothing. */
  public void pause() {
    demand(Operation.PAUSE);
    host.server().pause();
  }

  /** Lets a halted server go on. */
  public void resume() {
    host.server().resume();
  }

  private void demand(Operation operation) {
    if (!can(operation)) {
      throw new EnvironmentException(
          "%s is not possible with an outside server (%s): the kit did not start it. Ask can(Operation.%s) first, or leave the address out to let the kit start one"
              .formatted(
                  operation.name().toLowerCase(Locale.ROOT), description(), operation.name()));
    }
  }

  @Override
  public int connections() {
    return proxy.connections();
  }

  @Override
  public List<String> describeConnections() {
    return talk.clients();
  }

  /**
   * All connections to the server by {@code CLIENT LIST}, without the kit's own. Where several
   * tests run in parallel, or others use an outside server, theirs are among them.
   */
  public List<RedisClient> clients() {
    return talk.clients().stream().map(RedisClient::parse).toList();
  }

  /**
   * How often which command ran since this key space was opened, by the server's statistics,
   * without what the kit itself asked. Names are in upper case; a subcommand, such as {@code CONFIG
   * GET}, is told besides from Redis 7 on. What clients of other key spaces ran meanwhile is
   * counted too.
   */
  public Map<String, Long> commands() {
    Map<String, Long> since = new TreeMap<>();
    host.commands()
        .forEach(
            (command, calls) -> {
              long more = calls - commandsBefore.getOrDefault(command, 0L);
              if (more > 0) {
                String name = command.toUpperCase(Locale.ROOT);
                since.merge(name.replace('|', ' '), more, Long::sum);
                if (name.contains("|")) {
                  since.merge(name.substring(0, name.indexOf('|')), more, Long::sum);
                }
              }
            });
    return since;
  }

  /** Keys of this database by SCAN, with what is left of their lives. */
  public List<RedisKey> keys(String pattern) {
    return talk.keys(pattern).stream()
        .map(key -> new RedisKey(key.name(), key.timeToLive()))
        .toList();
  }

  /** Leaves the server as it was found, running and without a key of this test. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    host.server().closeProxy(proxy);
    if (ownServer) {
      talk.close();
      SharedServers.closeOwn(host);
      return;
    }
    resume();
    host.start();
    talk.close();
    host.giveBack(database);
  }

  @Override
  public String toString() {
    return "Redis at %s:%d/%d (%s)".formatted(host(), port(), database, description());
  }
}
