package dev.watertight.testkit.internal.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last of what a server wrote. */
final class Tail {
  private static final int MOST_LINES = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String text) {
    text.lines()
        .forEach(
            line -> {
              lines.add(line);
              if (lines.size() > MOST_LINES) {
                lines.remove();
              }
            });
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
