package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;

/** Where assertions of servers begin, beside those of AssertJ. */
public final class ServerAssertions {
  private ServerAssertions() {}

  /** Assertions of a Redis and of what a bot does to it. */
  public static RedisAssert assertThat(Redis redis) {
    return new RedisAssert(redis);
  }

  /** Assertions of a PostgreSQL and of what a bot does to it. */
  public static PostgresAssert assertThat(Postgres postgres) {
    return new PostgresAssert(postgres);
  }
}
