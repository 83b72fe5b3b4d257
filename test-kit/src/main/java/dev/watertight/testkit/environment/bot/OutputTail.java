package dev.watertight.testkit.environment.bot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines of what a process wrote, from all its streams in the order of their arrival. */
final class OutputTail {
  private static final int LINES = 500;
  private static final int LONGEST_LINE = 2000;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Reads a stream to its end on a thread of its own. */
  Thread follow(String bot, InputStream stream) {
    Thread reader = new Thread(() -> read(stream), "watertight-output of " + bot);
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, Charset.defaultCharset()))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the output ends here: " + e.getMessage() + ")");
    }
  }

  synchronized void add(String line) {
    lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
    if (lines.size() > LINES) {
      lines.remove();
    }
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
