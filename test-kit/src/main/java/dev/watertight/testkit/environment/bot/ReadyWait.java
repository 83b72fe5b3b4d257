package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Hook;
import dev.watertight.testkit.internal.Texts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Waits until a bot that was started is ready, has ended, or takes too long. */
final class ReadyWait {
  /** A question asked at the last moment gets time to be answered. */
  private static final Duration SHORTEST = Duration.ofMillis(500);

  private ReadyWait() {}

  static void until(Readiness readiness, BotProcess bot, Duration within) {
    Deadline deadline = Deadline.in(within);
    AtomicReference<String> last = new AtomicReference<>("");
    boolean settled =
        deadline.await(() -> isReady(readiness, bot, deadline, last) || !bot.isAlive());
    if (!bot.isAlive()) {
      throw new EnvironmentException(
          bot.name()
              + " ended before it was ready"
              + last.get()
              + ". "
              + Texts.output(bot.output()));
    }
    if (!settled) {
      throw new EnvironmentException(
          bot.name()
              + " was not ready within "
              + Texts.seconds(within)
              + last.get()
              + ". "
              + Texts.output(bot.output())
              + "\nMake readyWhen(..) ask for what the bot does when it is ready, or give readyWithin(..) longer.");
    }
  }

  private static boolean isReady(
      Readiness readiness, BotProcess bot, Deadline deadline, AtomicReference<String> last) {
    String hook = "The readiness of " + bot.name();
    Duration within = deadline.left().compareTo(SHORTEST) < 0 ? SHORTEST : deadline.left();
    try {
      return Hook.run(hook, within, () -> readiness.isReady(bot));
    } catch (EnvironmentException e) {
      last.set("; " + e.getMessage());
      return false;
    }
  }
}
