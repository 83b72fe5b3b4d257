package dev.watertight.testkit.environment.bot;

import java.time.Duration;

/** How messages say durations and output. */
final class Texts {
  private static final long SECOND = 1000;

  private Texts() {}

  static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
  }

  static String output(String output) {
    return output.isEmpty()
        ? "It wrote nothing."
        : "It wrote last:\n" + output.indent(4).stripTrailing();
  }
}
