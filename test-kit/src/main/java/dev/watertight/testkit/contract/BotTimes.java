package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;

/** How long the rules of bots wait, and how much they do; by system properties. */
final class BotTimes {
  /** Seconds that a user waits for an answer before it counts as missing. */
  static final String PATIENCE = "watertight.bot.patience";

  /** Seconds that a bot may take to end in good order. */
  static final String SHUTDOWN = "watertight.bot.shutdown";

  /** Dialogs of one round of the soak. */
  static final String SOAK = "watertight.bot.soak";

  /** Seconds that a hook may take. */
  static final String HOOKS = "watertight.bot.hooks";

  private static final int PATIENCE_SECONDS = 20;

  /** What Kubernetes grants a pod unless told otherwise. */
  private static final int SHUTDOWN_SECONDS = 30;

  private static final int HOOKS_SECONDS = 60;
  private static final int SOAK_DIALOGS = 80;
  private static final int MOST = 10_000_000;

  private BotTimes() {}

  static Duration patience() {
    return Duration.ofSeconds(number(PATIENCE, PATIENCE_SECONDS));
  }

  static Duration shutdown() {
    return Duration.ofSeconds(number(SHUTDOWN, SHUTDOWN_SECONDS));
  }

  static Duration hooks() {
    return Duration.ofSeconds(number(HOOKS, HOOKS_SECONDS));
  }

  static int soak() {
    return number(SOAK, SOAK_DIALOGS);
  }

  private static int number(String property, int otherwise) {
    String set = System.getProperty(property, "").strip();
    if (set.isEmpty()) {
      return otherwise;
    }
    if (set.matches("[0-9]{1,8}")) {
      int number = Integer.parseInt(set);
      if (number > 0 && number <= MOST) {
        return number;
      }
    }
    throw new EnvironmentException(
        "system property %s = %s: expected a whole number from 1 to %d; leave it out for %d"
            .formatted(property, set, MOST, otherwise));
  }
}
