package dev.watertight.testkit.internal;

import java.time.Duration;

/** How messages say durations and output. */
public final class Texts {
  private static final long SECOND = 1000;

  private Texts() {}

  public static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
  }

  public static String output(String output) {
    return output.isEmpty()
        ? "It wrote nothing."
        : "It wrote last:\n" + output.indent(4).stripTrailing();
  }
}
