package dev.watertight.testkit.environment.telegram;

/** The fake was asked for something that cannot be; the message says what, and what to do. */
public final class FakeTelegramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FakeTelegramException(String message) {
    super(message);
  }

  FakeTelegramException(String message, Throwable cause) {
    super(message, cause);
  }
}
