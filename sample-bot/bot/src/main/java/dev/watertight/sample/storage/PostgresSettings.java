package dev.watertight.sample.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * Which PostgreSQL keeps dialogs, and how it is reached.
 *
 * @param url {@code jdbc:postgresql://..}, also with settings of the driver such as {@code sslmode}
 * @param schema of the table, made if it is missing; empty for the one that the user has
 * @param pool how many connections at most
 * @param timeout after which a call to a PostgreSQL that does not answer fails; of two seconds at
 *     least, since the driver counts whole ones
 */
public record PostgresSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> schema,
    int pool,
    Duration timeout) {
  /** Without secrets and settings of the driver. */
  @Override
  public String toString() {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    return "PostgreSQL at " + address.replaceFirst("^jdbc:postgresql://", "");
  }
}
