package dev.watertight.testkit.internal;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** All settings of the environments, each a system property or, without it, a variable. */
public enum Setting {
  ENVIRONMENT("watertight.environment"),
  RECORD("watertight.environment.record"),
  START_TIMEOUT("watertight.start.timeout"),
  REDIS_URL("watertight.redis.url"),
  REDIS_IMAGE("watertight.redis.image"),
  REDIS_BINARY("watertight.redis.binary"),
  POSTGRES_URL("watertight.postgres.url"),
  POSTGRES_IMAGE("watertight.postgres.image"),
  POSTGRES_BINARIES("watertight.postgres.binaries");

  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final int LONGEST_SECONDS = 3600;

  private final String property;

  Setting(String property) {
    this.property = property;
  }

  /** What was set, and where. */
  public record Value(String text, String place) {
    /** As errors name it, with passwords masked. */
    @Override
    public String toString() {
      return place + " = " + Secrets.masked(text);
    }
  }

  public String property() {
    return property;
  }

  public String variable() {
    return property.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Both names, as an error offers them. */
  public String names() {
    return "-D" + property + " or " + variable();
  }

  /** The system property wins; what is blank is not set. */
  public Optional<Value> value() {
    String set = System.getProperty(property);
    if (set != null && !set.isBlank()) {
      return Optional.of(new Value(set.strip(), "system property " + property));
    }
    String variable = System.getenv(variable());
    return variable == null || variable.isBlank()
        ? Optional.empty()
        : Optional.of(new Value(variable.strip(), "environment variable " + variable()));
  }

  /** The backend that is forced, if one is. */
  public static Optional<Backend> forcedBackend() {
    Optional<Value> set = ENVIRONMENT.value();
    for (Backend backend : Backend.values()) {
      if (set.isPresent() && backend.word().equals(set.get().text())) {
        return Optional.of(backend);
      }
    }
    set.ifPresent(
        value -> {
          throw new EnvironmentException(
              "%s: expected one of %s; leave it out to take Docker where it answers, else embedded servers"
                  .formatted(value, Backend.words()));
        });
    return Optional.empty();
  }

  /** How long a server may take until it answers. */
  public static Duration startDeadline() {
    Optional<Value> set = START_TIMEOUT.value();
    if (set.isEmpty()) {
      return START_DEADLINE;
    }
    try {
      int seconds = Integer.parseInt(set.get().text());
      if (seconds > 0 && seconds <= LONGEST_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      throw wrongTimeout(set.get());
    }
    throw wrongTimeout(set.get());
  }

  private static EnvironmentException wrongTimeout(Value value) {
    return new EnvironmentException(
        "%s: expected whole seconds from 1 to %d".formatted(value, LONGEST_SECONDS));
  }
}
