package dev.watertight.testkit.environment;

import dev.watertight.testkit.Backend;

/** In a container. */
@NeedsDocker
final class DockerPostgresTest extends PostgresSuite {
  DockerPostgresTest() {
    super(Backend.DOCKER);
  }
}
