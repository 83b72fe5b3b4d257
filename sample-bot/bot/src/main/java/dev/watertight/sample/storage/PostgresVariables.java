package dev.watertight.sample.storage;

import dev.watertight.sample.settings.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** Reads the variables of PostgreSQL: an address as JDBC has it, or as everybody else does. */
final class PostgresVariables {
  private static final String URL =
      "postgresql://[user:password@]host[:port]/database[?sslmode=..] or jdbc:postgresql://..";

  private PostgresVariables() {}

  private record Address(String url, Optional<String> user, Optional<String> password) {}

  /** Empty if PostgreSQL is not named. */
  static Optional<PostgresSettings> read(Environment environment) {
    Optional<Address> address =
        environment
            .parsed("DATABASE_URL", List.<Address>of(), URL, text -> parsed(text).map(List::of))
            .stream()
            .findFirst();
    return address.map(
        found ->
            new PostgresSettings(
                found.url(),
                either(environment, "DATABASE_USER", found.user()),
                either(environment, "DATABASE_PASSWORD", found.password()),
                schema(environment),
                environment.number("DATABASE_POOL", 10, 1, 1_000),
                Duration.ofSeconds(environment.number("DATABASE_TIMEOUT", 4, 2, 60))));
  }

  private static Optional<String> either(
      Environment environment, String name, Optional<String> inUrl) {
    Optional<String> variable = environment.text(name);
    if (variable.isPresent() && inUrl.isPresent()) {
      environment.problem(name, "is set beside a DATABASE_URL that has one: expected one of them");
    }
    return variable.or(() -> inUrl);
  }

  private static Optional<String> schema(Environment environment) {
    Optional<String> schema = environment.text("DATABASE_SCHEMA");
    return schema.isEmpty()
        ? schema
        : Optional.of(
            environment.parsed(
                "DATABASE_SCHEMA",
                "",
                "small letters, digits and underscores, not a digit first",
                text -> Optional.of(text).filter(name -> name.matches("[a-z_][a-z0-9_]{0,62}"))));
  }

  private static Optional<Address> parsed(String text) {
    if (text.startsWith("jdbc:")) {
      return isUnderstood(text)
          ? Optional.of(new Address(text, Optional.empty(), Optional.empty()))
          : Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (!String.valueOf(uri.getScheme()).matches("postgres(ql)?") || uri.getHost() == null) {
      return Optional.empty();
    }
    String url =
        "jdbc:postgresql://%s%s%s%s"
            .formatted(
                uri.getHost(),
                uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    return isUnderstood(url)
        ? Optional.of(
            new Address(url, RedisVariables.userInfo(uri, 0), RedisVariables.userInfo(uri, 1)))
        : Optional.empty();
  }

  private static boolean isUnderstood(String url) {
    return Driver.parseURL(url, new Properties()) != null;
  }
}
