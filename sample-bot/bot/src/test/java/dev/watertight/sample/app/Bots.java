package dev.watertight.sample.app;

import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import dev.watertight.testkit.environment.telegram.FakeTelegram;

/** The bot as a process of its own. */
final class Bots {
  private Bots() {}

  static ChildJvm child(FakeTelegram telegram, Redis redis, RecordingDataService orders) {
    return ChildJvm.running(Main.class)
        .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .withEnvironment("TELEGRAM_BOT_TOKEN", telegram.token())
        .withEnvironment("TELEGRAM_BASE_URL", telegram.baseUrl())
        .withEnvironment("REDIS_URL", redis.uri())
        .withEnvironment("DATA_SERVICE_URL", orders.address())
        .withEnvironment("HEALTH_PORT", "0")
        .readyWhen(Readiness.output("Health on port"));
  }
}
