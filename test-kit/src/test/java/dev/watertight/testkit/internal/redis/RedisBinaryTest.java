package dev.watertight.testkit.internal.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisBinaryTest {
  @Test
  void aPlatformWithoutProgramIsToldWithTheWaysAroundIt(@TempDir Path folder) {
    assertThatThrownBy(() -> RedisBinary.unpacked(folder, Map.of()))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "no Redis for this platform",
            System.getProperty("os.arch"),
            "Start Docker",
            "-Dwatertight.redis.url or WATERTIGHT_REDIS_URL",
            "-Dwatertight.redis.binary");
  }
}
