package dev.watertight.scan.report;

/** How parts of a report are told apart: by colour, or not at all. */
public enum Style {
  /** No escape sequence anywhere. */
  PLAIN,
  /** ANSI colours. */
  COLOURED;

  /** What is an error. */
  public String error(String text) {
    return paint("1;31", text);
  }

  /** What is a warning. */
  public String warning(String text) {
    return paint("1;33", text);
  }

  String good(String text) {
    return paint("1;32", text);
  }

  /** What stands out. */
  public String strong(String text) {
    return paint("1", text);
  }

  /** What stands back, such as code in a sentence. */
  public String aside(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
