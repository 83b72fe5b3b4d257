package dev.watertight.sample.app;

import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Kills a bot at random moments and starts it again, until all is done. */
final class RandomKills {
  private static final int LONGEST_MILLIS = 1_000;

  /** One in so many is killed while it starts, and not while it works. */
  private static final int EARLY = 4;

  private final Bot bot;
  private final CountDownLatch undone;

  RandomKills(Bot bot, CountDownLatch undone) {
    this.bot = bot;
    this.undone = undone;
  }

  /** What is looked at while the bot is dead. */
  interface Inspection {
    void inspect();
  }

  /** Says how often the bot was killed. */
  int untilDone(Inspection dead) throws InterruptedException {
    Random random = ThreadLocalRandom.current();
    int kills = 0;
    while (true) {
      try (BotProcess process = bot.start()) {
        boolean atWork = random.nextInt(EARLY) > 0;
        while (atWork && !process.output().contains("Telegram delivers updates")) {
          if (undone.await(10, TimeUnit.MILLISECONDS)) {
            return kills;
          }
        }
        int millis = random.nextInt(LONGEST_MILLIS);
        if (undone.await(millis, TimeUnit.MILLISECONDS)) {
          return kills;
        }
        process.kill();
        kills++;
      }
      dead.inspect();
    }
  }
}
