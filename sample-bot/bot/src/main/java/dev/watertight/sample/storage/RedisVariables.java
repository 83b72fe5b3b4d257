package dev.watertight.sample.storage;

import dev.watertight.sample.settings.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the variables of Redis: an address in one, or each part of it in its own. */
final class RedisVariables {
  private static final String URL = "redis[s]://[user:password@]host[:port][/database]";
  private static final int PORT = 6379;
  private static final int DATABASES = 65_535;

  private RedisVariables() {}

  /** Empty if Redis is switched off or not named. */
  static Optional<RedisSettings> read(Environment environment) {
    Optional<String> url = environment.text("REDIS_URL");
    Optional<String> host = environment.text("REDIS_HOST");
    boolean named = url.isPresent() || host.isPresent();
    boolean enabled = environment.flag("REDIS_ENABLED", named);
    if (enabled && !named) {
      environment.problem("REDIS_ENABLED", "is 'true': expected REDIS_URL or REDIS_HOST beside it");
    }
    Optional<RedisSettings> settings =
        url.isPresent() ? byUrl(environment) : host.map(name -> byParts(environment, name));
    return enabled ? settings : Optional.empty();
  }

  private static Optional<RedisSettings> byUrl(Environment environment) {
    for (String part :
        List.of("REDIS_HOST", "REDIS_PORT", "REDIS_USER", "REDIS_PASSWORD", "REDIS_TLS")) {
      if (environment.text(part).isPresent()) {
        environment.problem(part, "is set beside REDIS_URL: expected one or the other");
      }
    }
    return environment
        .parsed(
            "REDIS_URL",
            List.<RedisSettings>of(),
            URL,
            text -> parsed(environment, text).map(List::of))
        .stream()
        .findFirst();
  }

  private static Optional<RedisSettings> parsed(Environment environment, String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String scheme = String.valueOf(uri.getScheme());
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (!scheme.matches("rediss?") || uri.getHost() == null || !path.matches("/?|/\\d{1,5}")) {
      return Optional.empty();
    }
    int database = environment.number("REDIS_FSM_DB", 0, 0, DATABASES);
    if (path.length() > 1) {
      int inUrl = Integer.parseInt(path.substring(1));
      if (environment.text("REDIS_FSM_DB").isPresent() && inUrl != database) {
        environment.problem("REDIS_FSM_DB", "is set beside a REDIS_URL with another database");
      }
      database = inUrl;
    }
    return Optional.of(
        settings(
            environment,
            uri.getHost(),
            uri.getPort() < 0 ? PORT : uri.getPort(),
            userInfo(uri, 0),
            userInfo(uri, 1),
            database,
            scheme.equals("rediss")));
  }

  private static RedisSettings byParts(Environment environment, String host) {
    return settings(
        environment,
        host,
        environment.number("REDIS_PORT", PORT, 1, 65_535),
        environment.text("REDIS_USER"),
        environment.text("REDIS_PASSWORD"),
        environment.number("REDIS_FSM_DB", 0, 0, DATABASES),
        environment.flag("REDIS_TLS", false));
  }

  private static RedisSettings settings(
      Environment environment,
      String host,
      int port,
      Optional<String> user,
      Optional<String> password,
      int database,
      boolean tls) {
    if (user.isPresent() && password.isEmpty()) {
      environment.problem("REDIS_PASSWORD", "is not set: expected that of the user");
    }
    return new RedisSettings(
        host,
        port,
        user,
        password,
        database,
        tls,
        environment.parsed(
            "REDIS_KEY_PREFIX",
            "fsm:",
            "letters, digits and any of : _ . / -",
            text -> Optional.of(text).filter(prefix -> prefix.matches("[\\w:./-]+"))),
        environment.number("REDIS_POOL", 16, 1, 1_000),
        Duration.ofSeconds(environment.number("REDIS_TIMEOUT", 2, 1, 60)));
  }

  /** The user (0) or the password (1) of an address; empty if it has none. */
  static Optional<String> userInfo(URI uri, int part) {
    String info = uri.getRawUserInfo();
    if (info == null) {
      return Optional.empty();
    }
    String[] parts = info.split(":", 2);
    return parts.length <= part || parts[part].isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(parts[part].replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
