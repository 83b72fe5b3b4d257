package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was done while a rule was tried, and what came back; told if the rule does not hold. */
final class Evidence {
  private static final int SHOWN = 40;

  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();

  /** Notes something that was done, and what came of it. */
  synchronized void add(String what) {
    lines.add("%6d ms  %s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis(), what));
  }

  /** The last that was done. */
  synchronized String text() {
    int first = Math.max(0, lines.size() - SHOWN);
    String shown = String.join("\n", lines.subList(first, lines.size())).indent(2).stripTrailing();
    return first == 0 ? shown : "  and " + first + " before\n" + shown;
  }
}
