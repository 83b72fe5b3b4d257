package dev.watertight.scan;

/** The command line, the configuration or what they name is wrong; the message says what. */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }

  /** The message; there always is one. */
  String text() {
    return String.valueOf(getMessage());
  }
}
