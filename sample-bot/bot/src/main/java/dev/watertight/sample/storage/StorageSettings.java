package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.settings.Environment;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and for how long dialogs are kept. What is configured decides: Redis, PostgreSQL, or the
 * one in front of the other.
 */
public record StorageSettings(
    Optional<RedisSettings> redis, Optional<PostgresSettings> postgres, Lifetime lifetime) {
  private static final Duration DAY = Duration.ofDays(1);

  /** Which storage it is. */
  public enum Kind {
    MEMORY,
    REDIS,
    POSTGRES,
    /** Redis in front of PostgreSQL. */
    TIERED
  }

  private enum Fallback {
    NONE,
    MEMORY
  }

  /** Reads the variables; what is wrong is noted in the environment, whose check tells it. */
  public static StorageSettings read(Environment environment) {
    Optional<RedisSettings> redis = RedisVariables.read(environment);
    Optional<PostgresSettings> postgres = PostgresVariables.read(environment);
    Lifetime lifetime =
        new Lifetime(
            environment.seconds("REDIS_FSM_STATE_TTL", DAY),
            environment.seconds("REDIS_FSM_DATA_TTL", DAY));
    Fallback fallback = environment.oneOf("STORAGE_FALLBACK", Fallback.class, Fallback.NONE);
    boolean named =
        Stream.of("REDIS_URL", "REDIS_HOST", "DATABASE_URL")
            .anyMatch(name -> environment.text(name).isPresent());
    if (redis.isEmpty() && postgres.isEmpty() && fallback == Fallback.NONE) {
      environment.problem(
          "REDIS_URL",
          named
              ? "or DATABASE_URL has to be right and not switched off, or STORAGE_FALLBACK=memory be set for a bot that may forget all dialogs"
              : "is not set: expected it, REDIS_HOST or DATABASE_URL, or STORAGE_FALLBACK=memory for a bot that may forget all dialogs");
    }
    return new StorageSettings(redis, postgres, lifetime);
  }

  /** Which storage is configured. */
  public Kind kind() {
    if (redis.isPresent()) {
      return postgres.isPresent() ? Kind.TIERED : Kind.REDIS;
    }
    return postgres.isPresent() ? Kind.POSTGRES : Kind.MEMORY;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    String where =
        Stream.of(redis, postgres)
            .flatMap(Optional::stream)
            .map(Object::toString)
            .collect(Collectors.joining(" in front of "));
    return "%s, state for %d s, data for %d s"
        .formatted(
            where.isEmpty() ? "memory" : where,
            lifetime.state().toSeconds(),
            lifetime.data().toSeconds());
  }
}
