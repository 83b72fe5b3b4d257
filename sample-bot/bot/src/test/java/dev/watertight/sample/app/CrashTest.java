package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.storage.StorageSettings;
import dev.watertight.sample.storage.Storages;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dialogs of many users while the bot is killed again and again. */
@ExtendWith(RedisExtension.class)
final class CrashTest {
  @Test
  void some_dialogs_outlive_the_bot(Redis redis) throws Exception {
    assertThat(run(20, redis)).as("kills").isPositive();
  }

  @Test
  @Tag("slow")
  void a_thousand_dialogs_outlive_the_bot(Redis redis) throws Exception {
    int dialogs = Integer.getInteger("watertight.dialogs", 1_000);
    long start = System.nanoTime();
    int kills = run(dialogs, redis);
    System.out.printf(
        "%d dialogs, %d kills, %d s%n",
        dialogs, kills, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    assertThat(kills).isGreaterThan(10);
  }

  private static int run(int dialogs, Redis redis) throws Exception {
    Environment environment = new Environment(Map.of("REDIS_URL", redis.uri()));
    try (FakeTelegram telegram = FakeTelegram.settings().patience(Duration.ofMinutes(2)).start();
        RecordingDataService orders = new RecordingDataService();
        OpenStorage storage = Storages.open(StorageSettings.read(environment))) {
      return new CrashedDialogs(telegram, orders, storage.dialogs())
          .run(Bots.child(telegram, redis, orders), dialogs);
    }
  }
}
