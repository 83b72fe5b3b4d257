package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The one pool of connections to Redis, and what becomes of its errors. A call waits half of the
 * timeout for a free connection and as long for an answer, so that it fails within it. Safe for all
 * threads.
 *
 * <p>Jedis because a turn of a dialog is one blocking call after the other, which needs no event
 * loop, and because its pool discards a connection that broke.
 */
final class RedisConnection implements AutoCloseable {
  private final RedisSettings settings;
  private final RedisClient client;
  private volatile boolean closed;

  /** Connects with the first call and not before. */
  RedisConnection(RedisSettings settings) {
    this.settings = settings;
    this.client =
        RedisClient.builder()
            .hostAndPort(settings.host(), settings.port())
            .clientConfig(config(settings))
            .poolConfig(pool(settings))
            .build();
  }

  private static DefaultJedisClientConfig config(RedisSettings settings) {
    int half = Math.toIntExact(half(settings).toMillis());
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(half)
            .socketTimeoutMillis(half)
            .database(settings.database())
            .clientName("watertight-sample-bot");
    settings.user().ifPresent(config::user);
    settings.password().ifPresent(config::password);
    if (settings.tls()) {
      // Full: the certificate has to be trusted, and for this host.
      config.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    return config.build();
  }

  private static ConnectionPoolConfig pool(RedisSettings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(settings.pool());
    pool.setMaxIdle(settings.pool());
    pool.setMaxWait(half(settings));
    pool.setJmxEnabled(false);
    return pool;
  }

  private static Duration half(RedisSettings settings) {
    return settings.timeout().dividedBy(2);
  }

  /** Something to ask Redis; it may be asked twice. */
  interface Command<T> {
    /** Asks; {@code again} if Redis may have done it before, by a call whose answer got lost. */
    T ask(RedisClient redis, boolean again);
  }

  /**
   * Asks, once more if a connection was dead, as all that wait in the pool are after a restart.
   *
   * @throws StorageException if Redis does not do it
   * @throws IllegalStateException if this is closed
   */
  <T> T call(Command<T> command) {
    if (closed) {
      throw new IllegalStateException("the storage is closed");
    }
    try {
      try {
        return command.ask(client, false);
      } catch (JedisConnectionException e) {
        if (closed) {
          throw e;
        }
        client.getPool().clear();
        if (timedOut(e)) {
          throw e;
        }
        return command.ask(client, true);
      }
    } catch (JedisException e) {
      throw explained(e);
    }
  }

  /** Runs a script, by its name alone if Redis has it. */
  static Object run(
      RedisClient redis, RedisScript script, List<String> keys, List<String> arguments) {
    try {
      return redis.evalsha(script.sha(), keys, arguments);
    } catch (JedisNoScriptException e) {
      return redis.eval(script.text(), keys, arguments);
    }
  }

  private static boolean timedOut(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private RuntimeException explained(JedisException failure) {
    if (closed) {
      return new IllegalStateException("the storage is closed", failure);
    }
    String text = String.valueOf(failure.getMessage());
    if (text.contains("OOM command not allowed") || text.contains("MISCONF")) {
      return new StorageFullException(settings + " takes no more: " + text, failure);
    }
    if (failure.getCause() instanceof NoSuchElementException) {
      text = "all %d connections of the pool are in use".formatted(settings.pool());
    }
    return new StorageException(settings + " did not do what was asked: " + text, failure);
  }

  /** Whether it answers a PING. */
  boolean answers() {
    try {
      return call((redis, again) -> redis.ping()).equals("PONG");
    } catch (StorageException | IllegalStateException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
