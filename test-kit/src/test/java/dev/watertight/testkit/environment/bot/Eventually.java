package dev.watertight.testkit.environment.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, in tests, for what comes true by itself. */
final class Eventually {
  private Eventually() {}

  static void assertTrueSoon(String fact, BooleanSupplier condition) {
    assertThat(Deadline.in(Duration.ofSeconds(30)).await(condition)).as(fact).isTrue();
  }
}
