package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Measurable;

/** Where assertions of the kit begin, beside those of AssertJ. */
public final class KitAssertions {
  private KitAssertions() {}

  /** Assertions of a bot, or of this JVM by {@link Measurable#thisJvm()}. */
  public static MeasurableAssert assertThat(Measurable process) {
    return new MeasurableAssert(process);
  }
}
