package dev.watertight.testkit.internal.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import org.junit.jupiter.api.Test;

final class UnpackedTest {
  @Test
  void aPlatformWithoutProgramsIsToldWithTheWaysAroundIt() {
    assertThatThrownBy(() -> Unpacked.unpack("Plan 9", "s390x"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "no PostgreSQL for this platform, Plan 9 on s390x",
            "Start Docker",
            "-Dwatertight.postgres.url or WATERTIGHT_POSTGRES_URL",
            "-Dwatertight.postgres.binaries");
  }
}
