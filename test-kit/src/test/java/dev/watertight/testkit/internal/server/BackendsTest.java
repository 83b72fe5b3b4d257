package dev.watertight.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import dev.watertight.testkit.internal.Setting;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BackendsTest {
  @RegisterExtension final Properties properties = new Properties();

  @BeforeEach
  void nothingIsSet() {
    properties.set("watertight.environment", "");
    properties.set("watertight.redis.url", "");
  }

  @Test
  void withoutAWordDockerIsTakenWhereItAnswersElseAnEmbeddedServer() {
    assertThat(choose(Optional.empty(), "")).isEqualTo(Backend.DOCKER);
    assertThat(choose(Optional.empty(), "no socket")).isEqualTo(Backend.EMBEDDED);
  }

  @Test
  void aNamedServerWinsOverDocker() {
    properties.set("watertight.redis.url", "redis://127.0.0.1");
    assertThat(choose(Optional.empty(), "")).isEqualTo(Backend.OUTSIDE);
  }

  @Test
  void theSettingWinsOverANamedServerAndTheTestOverTheSetting() {
    properties.set("watertight.redis.url", "redis://127.0.0.1");
    properties.set("watertight.environment", "embedded");
    assertThat(choose(Optional.empty(), "")).isEqualTo(Backend.EMBEDDED);
    assertThat(choose(Optional.of(Backend.DOCKER), "")).isEqualTo(Backend.DOCKER);
  }

  @Test
  void dockerIsAskedForAndDoesNotAnswer() {
    properties.set("watertight.environment", "docker");
    assertThatThrownBy(() -> choose(Optional.empty(), "no socket"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "Redis is to run in Docker, but no engine answers (no socket)",
            "-Dwatertight.environment=embedded");
  }

  private static Backend choose(Optional<Backend> asked, String problemOfDocker) {
    return Backends.choose(asked, "Redis", Setting.REDIS_URL, () -> problemOfDocker);
  }
}
