package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;

/** On the binary of embedded-redis. */
final class EmbeddedRedisTest extends RedisSuite {
  EmbeddedRedisTest() {
    super(Backend.EMBEDDED);
  }
}
