package dev.watertight.sample.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * Which Redis keeps dialogs, and how it is reached.
 *
 * @param user of the access control list; empty for the default one
 * @param database its number
 * @param tls whether connections are encrypted, by a certificate that the JVM trusts for the host
 * @param prefix of all keys, without braces and characters of patterns
 * @param pool how many connections at most
 * @param timeout after which a call to a Redis that does not answer fails
 */
public record RedisSettings(
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    int database,
    boolean tls,
    String prefix,
    int pool,
    Duration timeout) {
  /** Without secrets. */
  @Override
  public String toString() {
    return "Redis at %s:%d, database %d%s, keys %s*"
        .formatted(host, port, database, tls ? ", TLS" : "", prefix);
  }
}
