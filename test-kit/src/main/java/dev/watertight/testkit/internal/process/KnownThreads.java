package dev.watertight.testkit.internal.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Threads that a process has once, or that end by themselves, and which are therefore no leak of
 * whoever was running when they came. {@code known-threads.txt} has each with its reason.
 */
public final class KnownThreads {
  private static final List<Known> ALL = read();

  private KnownThreads() {}

  record Known(Pattern name, Pattern type, String reason) {
    boolean matches(LiveThread thread) {
      return name.matcher(thread.name()).matches() && type.matcher(thread.type()).matches();
    }
  }

  public static boolean isKnown(LiveThread thread) {
    return ALL.stream().anyMatch(known -> known.matches(thread));
  }

  static List<Known> all() {
    return ALL;
  }

  private static List<Known> read() {
    try (InputStream file = KnownThreads.class.getResourceAsStream("known-threads.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(file, "known-threads.txt is missing"),
                    StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(KnownThreads::known)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known known(String line) {
    List<String> columns = List.of(line.split("\\s+\\|\\s+"));
    if (columns.size() != 3) {
      throw new IllegalStateException("known-threads.txt: not three columns: " + line);
    }
    return new Known(
        Pattern.compile(columns.get(0)), Pattern.compile(columns.get(1)), columns.get(2));
  }
}
