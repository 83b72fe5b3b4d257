package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.Postgres;

/** Assertions of a PostgreSQL; begin with {@link KitAssertions#assertThat(Postgres)}. */
public final class PostgresAssert extends RealServerAssert<PostgresAssert, Postgres> {
  PostgresAssert(Postgres postgres) {
    super(postgres, PostgresAssert.class);
  }
}
