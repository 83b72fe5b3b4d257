package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.Telegram;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How a test waits for the bot, and what it says when that was in vain. */
record Waiting(Telegram telegram, Duration patience, Duration quiet) {
  /** Waits for a condition that is asked under the monitor. */
  void until(BooleanSupplier condition, Supplier<String> otherwise) {
    if (!isTrueWithin(condition, patience)) {
      throw failure(otherwise.get() + " (waited " + patience.toMillis() / 1000.0 + " s)");
    }
  }

  boolean isTrueWithin(BooleanSupplier condition, Duration deadline) {
    try {
      return telegram.monitor().await(condition, deadline);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure("The test was interrupted while it waited for the bot");
    }
  }

  /** What went wrong, what may be why, and all that was said. */
  AssertionError failure(String what) {
    return telegram
        .monitor()
        .locked(
            () -> {
              StringBuilder message = new StringBuilder(what).append("\n\n");
              if (!telegram.hasBot()) {
                message.append(
                    "No bot has asked for updates or set a webhook: does it run, with"
                        + " telegram.baseUrl() and telegram.token()?\n\n");
              }
              for (String mistake : telegram.mistakes()) {
                message.append("The bot did wrong: ").append(mistake).append('\n');
              }
              if (!telegram.mistakes().isEmpty()) {
                message.append('\n');
              }
              return new AssertionError(
                  telegram.exchange().safe(message + telegram.exchange().shown()));
            });
  }
}
