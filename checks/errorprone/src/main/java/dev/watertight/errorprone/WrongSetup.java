package dev.watertight.errorprone;

/** A flag or a {@code watertight.yaml} that cannot be used; the message is for the user. */
final class WrongSetup extends Exception {
  private static final long serialVersionUID = 1L;

  WrongSetup(String message) {
    super(message);
  }
}
