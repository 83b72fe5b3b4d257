package dev.watertight.testkit;

import org.jspecify.annotations.Nullable;

/**
 * An environment that cannot be had as asked for. The message names the setting, its value with
 * passwords masked, what was expected and what to do.
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
