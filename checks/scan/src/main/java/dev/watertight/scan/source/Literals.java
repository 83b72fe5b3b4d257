package dev.watertight.scan.source;

import java.util.Locale;

/** Values of literals as the Java language defines them. */
final class Literals {
  private Literals() {}

  /**
   * Value of an int literal.
   *
   * @throws NumberFormatException if it is too large
   */
  static Integer integer(String text, boolean negative) {
    String digits = text.replace("_", "");
    int radix = radix(digits);
    if (radix == 10) {
      return Integer.valueOf(negative ? "-" + digits : digits);
    }
    int value = Integer.parseUnsignedInt(withoutPrefix(digits, radix), radix);
    return negative ? -value : value;
  }

  /**
   * Value of a long literal, its suffix included.
   *
   * @throws NumberFormatException if it is too large
   */
  static Long longInteger(String text, boolean negative) {
    String digits = text.substring(0, text.length() - 1).replace("_", "");
    int radix = radix(digits);
    if (radix == 10) {
      return Long.valueOf(negative ? "-" + digits : digits);
    }
    long value = Long.parseUnsignedLong(withoutPrefix(digits, radix), radix);
    return negative ? -value : value;
  }

  /** Value of a floating-point literal: a Float if it has that suffix, else a Double. */
  static Number floating(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    boolean hexadecimal = digits.startsWith("0x");
    boolean single = digits.endsWith("f") && (!hexadecimal || digits.contains("p"));
    if (single) {
      return Float.valueOf(digits);
    }
    return Double.valueOf(digits);
  }

  /** Value of what stands between the quotes of a string or character literal. */
  static String string(String escaped) {
    return escaped.indexOf('\\') < 0 ? escaped : escaped.translateEscapes();
  }

  /** Value of a text block, quotes included. */
  static String textBlock(String quoted) {
    String lines = quoted.replace("\r\n", "\n").replace('\r', '\n');
    String content = lines.substring(lines.indexOf('\n') + 1, lines.length() - 3);
    return content.stripIndent().translateEscapes();
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static String withoutPrefix(String digits, int radix) {
    return digits.substring(radix == 8 ? 1 : 2);
  }
}
