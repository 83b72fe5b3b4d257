package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Setting;
import dev.watertight.testkit.internal.proxy.Proxy;
import dev.watertight.testkit.internal.redis.RedisHost;
import dev.watertight.testkit.internal.redis.RedisTalk;
import dev.watertight.testkit.internal.server.SharedServers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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
public final class Redis extends RealServer {
  private final RedisHost host;
  private final int database;
  private final RedisTalk talk;
  private final Map<String, Long> commandsBefore;

  private Redis(RedisHost host, boolean ownServer, int database, Proxy proxy) {
    super(host, ownServer, proxy);
    this.host = host;
    this.database = database;
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

  static Redis open(RedisSettings settings) {
    Setup setup = settings.setup();
    RedisHost host = setup.host(RedisHost.class, Setting.REDIS_URL, RedisHost::start);
    int database = host.takeDatabase();
    try {
      return new Redis(host, setup.ownServer(), database, host.server().openProxy(setup.port()));
    } catch (RuntimeException e) {
      if (setup.ownServer()) {
        SharedServers.closeOwn(host);
      } else {
        host.giveBack(database);
      }
      throw e;
    }
  }

  @Override
  public String name() {
    return "Redis";
  }

  /** {@code redis://127.0.0.1:port/database}, with user and password if there are any. */
  public String uri() {
    String password = password().map(word -> ":" + encoded(word) + "@").orElse("");
    return "redis://%s%s%s:%d/%d"
        .formatted(user().map(RealServer::encoded).orElse(""), password, host(), port(), database);
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

  @Override
  public List<String> describeConnections() {
    return clients().stream()
        .map(
            client ->
                "%s%s, %d s old, idle for %d s, last command %s"
                    .formatted(
                        client.fields().getOrDefault("addr", "?"),
                        client.name().isEmpty() ? "" : " named " + client.name(),
                        client.age().toSeconds(),
                        client.idle().toSeconds(),
                        client.lastCommand()))
        .toList();
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

  /**
   * How many fields of a hash or members of a set there are. All else counts as one: a text, and a
   * list or stream, which may be kept short; what is gone, as none.
   */
  public long entries(String key) {
    return talk.entries(key);
  }

  /** Lets a key expire after that time, or at once if it is zero; does nothing if it is gone. */
  public void expire(String key, Duration left) {
    talk.expire(key, left);
  }

  /** Gives a key another name, in place of what had that; does nothing if it is gone. */
  public void rename(String key, String name) {
    talk.rename(key, name);
  }

  /** Deletes a key, as an eviction does. */
  public void delete(String key) {
    talk.delete(key);
  }

  /**
   * Puts a text in place of another in what strings and hashes hold, as if another release had
   * written them; times to live stay.
   *
   * @return how many values have changed
   */
  public int rewrite(String text, String replacement) {
    return talk.rewrite(text, replacement);
  }

  /** A directive of its configuration, such as {@code appendfsync}; empty if it knows none. */
  public Optional<String> setting(String directive) {
    return talk.configured(directive);
  }

  /**
   * Takes all the memory that is left, so that writes are refused until {@link #makeRoom}, or until
   * the server is given back or starts again. Of an outside server, by writing a key; what shrinks
   * meanwhile gives room again there.
   *
   * @throws EnvironmentException if memory has no limit, or keys are evicted
   */
  public void fill() {
    String limit = setting("maxmemory").orElse("0");
    String policy = setting("maxmemory-policy").orElse("");
    if (limit.equals("0") || !policy.equals("noeviction")) {
      throw new EnvironmentException(
          "fill(): Redis has maxmemory = %s and maxmemory-policy = %s, so that it never refuses a write; open it by Redis.settings().memoryLimit(bytes, \"noeviction\")"
              .formatted(limit, policy));
    }
    if (backend() == Backend.OUTSIDE) {
      talk.fill();
    } else {
      talk.limit();
    }
  }

  /** Gives back what {@link #fill} took. */
  public void makeRoom() {
    talk.makeRoom();
  }

  /** All keys with type, time to live and value, for messages; long values are cut. */
  public String describeKeys() {
    return describeKeys(key -> true);
  }

  /** The same of the keys that are asked for by name, and how many others there are. */
  public String describeKeys(Predicate<String> which) {
    return "What Redis holds (database %d):\n%s".formatted(database, talk.described(which));
  }

  @Override
  void giveBack() {
    if (talk.isLimited()) {
      talk.makeRoom();
      talk.close();
    }
    host.giveBack(database);
  }

  @Override
  void hangUp() {
    talk.close();
  }
}
