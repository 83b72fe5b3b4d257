package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;

/**
 * How a Redis is set up. Tests with equal settings share one server; immutable, each method returns
 * a copy. An outside server is not changed: it is as these settings say, or {@link #open} refuses.
 */
public final class RedisSettings {
  private static final RedisSettings DEFAULTS = new RedisSettings(Setup.DEFAULT);

  private final Setup setup;

  private RedisSettings(Setup setup) {
    this.setup = setup;
  }

  /** Nothing is written to disk, memory has no limit, no password. */
  static RedisSettings defaults() {
    return DEFAULTS;
  }

  /** Writes an append-only file, so that data survives a restart. */
  public RedisSettings appendOnly(AppendFsync fsync) {
    return with("appendonly", "yes").with("appendfsync", fsync.word());
  }

  /**
   * Limits memory.
   *
   * @param bytes at most; a fresh Redis takes about a million
   * @param evictionPolicy as Redis names it, such as {@code noeviction} or {@code allkeys-lru}
   */
  public RedisSettings memoryLimit(long bytes, String evictionPolicy) {
    if (bytes <= 0) {
      throw new EnvironmentException(
          "memoryLimit(%d, ..): expected a positive number of bytes".formatted(bytes));
    }
    return with("maxmemory", Long.toString(bytes)).with("maxmemory-policy", evictionPolicy);
  }

  /** Lets in only who knows the password. */
  public RedisSettings password(String password) {
    return with("requirepass", password);
  }

  /** Any other directive of {@code redis.conf}. */
  public RedisSettings with(String directive, String value) {
    return new RedisSettings(setup.with(directive, value));
  }

  /** Only this backend will do, whatever the setting {@code watertight.environment} says. */
  public RedisSettings on(Backend wanted) {
    return new RedisSettings(setup.on(wanted));
  }

  /** Where clients connect, on the loopback interface; without it, a free port is chosen. */
  public RedisSettings port(int wanted) {
    return new RedisSettings(setup.onPort(wanted));
  }

  /** A server that no other test uses; for tests that kill it while others run in parallel. */
  public RedisSettings ownServer() {
    return new RedisSettings(setup.alone());
  }

  /**
   * Opens a key space on such a server, which is started if none runs.
   *
   * @throws EnvironmentException if it cannot be had
   */
  public Redis open() {
    return Redis.open(this);
  }

  Setup setup() {
    return setup;
  }
}
