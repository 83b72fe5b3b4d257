package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.Measurable;

/** Where assertions of the kit begin, beside those of AssertJ. */
public final class KitAssertions {
  private KitAssertions() {}

  /** Assertions of a bot, or of this JVM by {@link Measurable#thisJvm()}. */
  public static MeasurableAssert assertThat(Measurable process) {
    return new MeasurableAssert(process);
  }

  /** Assertions of a Redis and of what a bot does to it. */
  public static RedisAssert assertThat(Redis redis) {
    return new RedisAssert(redis);
  }

  /** Assertions of a PostgreSQL and of what a bot does to it. */
  public static PostgresAssert assertThat(Postgres postgres) {
    return new PostgresAssert(postgres);
  }
}
