package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;

/** In a container. */
@NeedsDocker
final class DockerRedisTest extends RedisSuite {
  DockerRedisTest() {
    super(Backend.DOCKER);
  }
}
