package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was done while a rule was tried, and what came back; told if the rule does not hold. */
final class Evidence {
  private static final int SHOWN = 40;
  private static final int FIRST = 5;

  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();

  /** Notes something that was done, and what came of it. */
  synchronized void add(String what) {
    lines.add("%6d ms  %s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis(), what));
  }

  /** The first and the last that was done. */
  synchronized String text() {
    if (lines.size() <= SHOWN) {
      return String.join("\n", lines).indent(2).stripTrailing();
    }
    int left = lines.size() - SHOWN;
    List<String> shown = new ArrayList<>(lines.subList(0, FIRST));
    shown.add("and %d more, and at last".formatted(left));
    shown.addAll(lines.subList(FIRST + left, lines.size()));
    return String.join("\n", shown).indent(2).stripTrailing();
  }
}
