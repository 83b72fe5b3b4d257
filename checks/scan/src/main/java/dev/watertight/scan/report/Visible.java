package dev.watertight.scan.report;

/** Text of other people on its way to a terminal. */
final class Visible {
  private static final char REPLACEMENT = '\uFFFD';

  private Visible() {}

  /**
   * The text with everything replaced that would steer a terminal: control characters (an escape
   * sequence in a source file must not colour or erase ours) and those that turn the direction of
   * writing. Tabs and line ends become blanks.
   */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (steers(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder visible = new StringBuilder(text);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      if (c == '\t' || c == '\n' || c == '\r') {
        visible.setCharAt(i, ' ');
      } else if (steers(c)) {
        visible.setCharAt(i, REPLACEMENT);
      }
    }
    return visible.toString();
  }

  /** Whether a terminal obeys this character instead of showing it. */
  static boolean steers(int c) {
    return c < ' '
        || (c >= 0x7F && c < 0xA0)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C
        || c == 0x2028
        || c == 0x2029;
  }
}
