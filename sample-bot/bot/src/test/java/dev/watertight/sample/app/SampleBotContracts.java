package dev.watertight.sample.app;

import dev.watertight.testkit.contract.BotContracts;
import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts of bots, tried on the sample bot as a process of its own. */
abstract class SampleBotContracts extends BotContracts {
  private static RecordingDataService orders;

  @BeforeAll
  static void startTheDataService() throws IOException {
    orders = new RecordingDataService();
  }

  @AfterAll
  static void stopTheDataService() {
    orders.close();
  }

  /** Says where dialogs are kept. */
  abstract ChildJvm on(ChildJvm bot, Surroundings surroundings);

  @Override
  protected Bot bot(Surroundings surroundings) {
    orders.status = 201;
    // Each Telegram counts updates from the same number.
    orders.forget();
    ChildJvm bot =
        ChildJvm.running(Main.class)
            .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
            .withEnvironment("TELEGRAM_BOT_TOKEN", surroundings.telegram().token())
            .withEnvironment("TELEGRAM_BASE_URL", surroundings.telegram().baseUrl())
            .withEnvironment("DATA_SERVICE_URL", orders.address())
            .withEnvironment("HEALTH_PORT", "0")
            .withEnvironment("SHUTDOWN_DEADLINE", "1")
            .readyWhen(Readiness.output("Telegram delivers updates"));
    return on(bot, surroundings);
  }

  @Override
  protected DialogScript script() {
    return DialogScript.beginningWith("/order", "Which equipment?")
        .storedAs("order:equipment")
        .then("Drill", "Which phone number")
        .storedAs("order:phone")
        .then("030 123456", "is that right?")
        .storedAs("order:confirmation")
        .thenPresses("Yes", "is placed")
        .cancelledBy("/cancel", "Cancelled")
        .counting(() -> orders.created())
        .failingBy(
            () -> {
              orders.status = 500;
              return () -> orders.status = 201;
            });
  }
}
