package dev.watertight.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A server, a Telegram or a bot that cannot be had or used as asked for. The message names the
 * setting or hook, its value with passwords masked, what was expected and what to do. What a test
 * expected of a bot in vain is an {@link AssertionError} instead.
 */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error that stands for itself. */
  public EnvironmentException(String message) {
    super(message);
  }

  /** An error with what led to it, if anything did. */
  public EnvironmentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
