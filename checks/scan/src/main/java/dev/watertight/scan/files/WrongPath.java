package dev.watertight.scan.files;

/** What the user named cannot be scanned; the message says what and why. */
public final class WrongPath extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public WrongPath(String message) {
    super(message);
  }
}
