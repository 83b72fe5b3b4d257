package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.NeedsDocker;

/** In a container. */
@NeedsDocker
final class DockerRedisTest extends RedisSuite {
  DockerRedisTest() {
    super(Backend.DOCKER);
  }
}
