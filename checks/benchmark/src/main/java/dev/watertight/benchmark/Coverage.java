package dev.watertight.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a tool read all that it was given: what it left out costs it nothing. */
final class Coverage {
  private static final Pattern TOTAL = Pattern.compile("([0-9,]+) files?, ([0-9,]+) lines?, ");

  /** Between file and error; findings have a line number there. */
  private static final String PEER_ERROR = "\t-\t";

  private static final int PEER_FAILED = 1;

  private Coverage() {}

  /**
   * Compares the total of our report with the sample.
   *
   * @param report what {@code watertight scan} wrote; is deleted, lest a later run be judged by it
   * @throws RunFailed if it speaks of other files than the sample has
   */
  static int ours(Path report, Sample sample) throws IOException, RunFailed {
    String last = Files.readString(report).strip().lines().reduce("", (before, line) -> line);
    Files.delete(report);
    Matcher total = TOTAL.matcher(last);
    if (!total.find()) {
      throw new RunFailed("the report has no total: " + last);
    }
    if (number(total.group(1)) != sample.files() || number(total.group(2)) != sample.lines()) {
      throw new RunFailed(
          "the sample has %d files and %d lines, but the report says: %s"
              .formatted(sample.files(), sample.lines(), last));
    }
    return 0;
  }

  /**
   * Counts the files that PMD gave up.
   *
   * @param code its exit code
   * @param report what PMD wrote as text; is deleted, lest a later run be judged by it
   * @throws RunFailed if they are more than one in a hundred, or PMD failed without one
   */
  static int peer(int code, Path report, Sample sample) throws IOException, RunFailed {
    int unread = 0;
    for (String line : Files.readAllLines(report)) {
      if (line.contains(PEER_ERROR)) {
        unread++;
      }
    }
    Files.delete(report);
    if (code == PEER_FAILED && unread == 0) {
      throw new RunFailed("PMD failed without giving up a file");
    }
    if (unread * 100 > sample.files()) {
      throw new RunFailed("PMD gave up %d of %d files".formatted(unread, sample.files()));
    }
    return unread;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits.replace(",", ""));
  }
}
