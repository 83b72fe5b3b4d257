package dev.watertight.scan.report;

import java.time.Duration;

/** Numbers as people read them. Without a Formatter, whose classes alone would cost 20 ms. */
public final class Figures {
  private Figures() {}

  /** A number in groups of three digits. */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** A number of things, {@code 1 file} or {@code 2,000 files}. */
  public static String count(long number, String what) {
    return number(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** Seconds with one decimal. */
  public static String seconds(Duration elapsed) {
    long tenths = (elapsed.toMillis() + 50) / 100;
    return number(tenths / 10) + "." + tenths % 10 + " s";
  }

  static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
