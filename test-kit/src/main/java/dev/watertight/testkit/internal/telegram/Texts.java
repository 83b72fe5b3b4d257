package dev.watertight.testkit.internal.telegram;

/** How texts are shown to whoever reads a failed test. */
final class Texts {
  private static final int LONGEST = 300;

  private Texts() {}

  static String quoted(String text) {
    return '"' + shortened(text).replace("\n", "\\n") + '"';
  }

  static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
