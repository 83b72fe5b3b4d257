package dev.watertight.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a scan read all that it was given: what it left out would cost it nothing. */
final class Coverage {
  private static final Pattern TOTAL = Pattern.compile("([0-9,]+) files?, ([0-9,]+) lines?, ");

  private Coverage() {}

  /**
   * Reads the last line of a report.
   *
   * @param report what {@code watertight scan} wrote
   * @throws RunFailed if it speaks of other files than the sample has
   */
  static void check(Path report, Sample sample) throws IOException, RunFailed {
    String last = Files.readString(report).strip().lines().reduce("", (before, line) -> line);
    Matcher total = TOTAL.matcher(last);
    if (!total.find()) {
      throw new RunFailed("the report has no total: " + last);
    }
    if (number(total.group(1)) != sample.files() || number(total.group(2)) != sample.lines()) {
      throw new RunFailed(
          "the sample has %d files and %d lines, but the report says: %s"
              .formatted(sample.files(), sample.lines(), last));
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits.replace(",", ""));
  }
}
