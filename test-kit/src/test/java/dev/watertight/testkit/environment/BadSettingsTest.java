package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.FakeServer;
import dev.watertight.testkit.NeedsDocker;
import dev.watertight.testkit.Properties;
import dev.watertight.testkit.internal.server.SharedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is set wrong is told with its name, its value and what to do. */
final class BadSettingsTest {
  private static final RedisSettings REDIS = Redis.settings().on(Backend.EMBEDDED).ownServer();
  private static final PostgresSettings POSTGRES =
      Postgres.settings().on(Backend.EMBEDDED).ownServer();

  @RegisterExtension final Properties properties = new Properties();

  @Test
  void aBackendThatThereIsNot() {
    properties.set("watertight.environment", "podman");
    for (ThrowingCallable open : new ThrowingCallable[] {Redis::open, Postgres::open}) {
      refuses(
          open,
          "system property watertight.environment = podman",
          "expected one of docker, outside, embedded");
    }
  }

  @Test
  void anOutsideServerWithoutAnAddress() {
    properties.set("watertight.environment", "outside");
    refuses(Redis::open, "none is named", "-Dwatertight.redis.url or WATERTIGHT_REDIS_URL");
    refuses(Postgres::open, "-Dwatertight.postgres.url or WATERTIGHT_POSTGRES_URL");
  }

  @Test
  void theBackendThatTheSettingForcesIsTaken() {
    properties.set("watertight.environment", "embedded");
    try (Redis redis = Redis.open()) {
      assertThat(redis.backend()).isEqualTo(Backend.EMBEDDED);
    }
  }

  @Test
  void aTimeoutThatIsNone() {
    properties.set("watertight.start.timeout", "soon");
    refuses(REDIS::open, "watertight.start.timeout = soon", "whole seconds from 1 to 3600");
    properties.set("watertight.start.timeout", "0");
    refuses(REDIS::open, "watertight.start.timeout = 0");
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    SharedServers.closeAll();
    try (FakeServer other = new FakeServer((in, out) -> {})) {
      refuses(
          REDIS.port(other.port())::open,
          "Port " + other.port() + " of the loopback interface cannot be used",
          "expected a free one");
    }
    assertThat(SharedServers.count()).isZero();
  }

  @Test
  void aPortOrDelayOutOfRange() {
    refuses(() -> REDIS.port(70_000), "port(70000): expected 1 to 65535");
    refuses(() -> POSTGRES.port(0), "port(0)");
    refuses(() -> REDIS.memoryLimit(0, "noeviction"), "memoryLimit(0");
    try (Redis redis = REDIS.open()) {
      refuses(() -> redis.network().delay(Duration.ofHours(1)), "delay(PT1H)");
    }
  }

  @Test
  void aProgramThatIsNone(@TempDir Path folder) throws Exception {
    properties.set("watertight.redis.binary", folder.resolve("redis-server").toString());
    refuses(REDIS::open, "watertight.redis.binary = ", "expected the redis-server program");
    properties.set("watertight.postgres.binaries", folder.toString());
    refuses(POSTGRES::open, "watertight.postgres.binaries = ", "no program 'initdb'");
    properties.set("watertight.redis.binary", program(folder, "echo no memory; exit 1").toString());
    refuses(REDIS::open, "ended at its start", "no memory");
  }

  @Test
  void aServerThatNeverAnswers(@TempDir Path folder) throws Exception {
    properties.set("watertight.start.timeout", "1");
    properties.set("watertight.redis.binary", program(folder, "exec sleep 100").toString());
    refuses(REDIS::open, "does not answer within 1 s", "-Dwatertight.start.timeout");
  }

  @Test
  void aDirectiveThatRedisDoesNotKnow() {
    refuses(REDIS.with("appendfsnyc", "always")::open, "ended at its start", "appendfsnyc");
  }

  @Test
  void aFileForTheRecordThatCannotBeWritten(@TempDir Path folder) {
    properties.set("watertight.environment.record", folder.toString());
    refuses(REDIS::open, "watertight.environment.record = " + folder);
  }

  private static Path program(Path folder, String script) throws Exception {
    return Files.writeString(
        Files.createFile(
            folder.resolve("program"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
        "#!/bin/sh\n" + script + "\n");
  }

  private static void refuses(ThrowingCallable attempt, String... parts) {
    assertThatThrownBy(attempt)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(parts);
  }

  /** Where an engine answers. */
  @Nested
  @NeedsDocker
  final class WithDocker {
    @Test
    void anImageThatIsMissing() {
      properties.set("watertight.redis.image", "localhost:1/watertight/none:1");
      refuses(
          Redis.settings().on(Backend.DOCKER)::open,
          "system property watertight.redis.image = localhost:1/watertight/none:1 for Redis",
          "Docker answers, but the image",
          "docker pull localhost:1/watertight/none:1",
          "-Dwatertight.environment=embedded");
    }

    @Test
    void anImageNameThatIsNone() {
      properties.set("watertight.postgres.image", "Not An Image");
      refuses(
          Postgres.settings().on(Backend.DOCKER)::open,
          "watertight.postgres.image = Not An Image",
          "such as postgres:16-alpine");
    }

    @Test
    void anImageThatIsAnotherServer() {
      properties.set("watertight.start.timeout", "2");
      properties.set("watertight.redis.image", "postgres:16-alpine");
      refuses(
          Redis.settings().on(Backend.DOCKER).ownServer()::open,
          "Redis (Docker image postgres:16-alpine)");
    }
  }
}
