package dev.watertight.testkit.environment.bot;

import org.jspecify.annotations.Nullable;

/**
 * A bot, or a hook that a test gave for it, did not do its part. The message names the bot and the
 * hook or setting, says what was expected, and what to do.
 */
public final class BotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BotException(String message) {
    super(message);
  }

  BotException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
