package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.PostgresExtension;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With all its faults it is a bot, which does on its first day what it is there for. */
@ExtendWith({RedisExtension.class, PostgresExtension.class})
final class LeakyBotTest {
  private static final byte[] PHOTO = {1, 2, 3};
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension
  final FakeTelegram telegram = FakeTelegram.settings().patience(PATIENCE).start();

  private DataService service;
  private ChildJvm bot;
  private Chat anna;

  @BeforeEach
  void setUp(Redis redis, Postgres postgres) throws Exception {
    service = new DataService();
    bot =
        ChildJvm.running(LeakyBot.class)
            .withJvmOptions("-Xmx128m", "-XX:TieredStopAtLevel=1")
            .withEnvironment("TELEGRAM_BOT_TOKEN", telegram.token())
            .withEnvironment("TELEGRAM_BASE_URL", telegram.baseUrl())
            .withEnvironment("REDIS_URL", redis.uri())
            .withEnvironment("DATABASE_URL", TwinBot.address(postgres))
            .withEnvironment("DATA_SERVICE_URL", service.url())
            .readyWhen(Readiness.output("polling"));
    anna = telegram.user("Anna").privateChat();
  }

  @AfterEach
  void tearDown() {
    service.close();
  }

  @Test
  void itTakesAnOrderOverARestart(Redis redis) {
    try (BotProcess first = bot.start()) {
      anna.says("/start");
      anna.expectsContaining("/order");
      SentUpdate order = anna.says("/order");
      anna.expects("Which equipment?");
      // Its library confirms with the next poll; what is not confirmed comes again.
      order.awaitConfirmed();
      first.terminate(PATIENCE);
    }
    try (BotProcess second = bot.start()) {
      anna.says("X200");
      anna.expects("Which phone number can we reach you at?");
      anna.says("none");
      anna.expectsContaining("This is no phone number.");
      anna.says("+49 30 1234");
      anna.expects("Order X200, phone +49 30 1234?");
      anna.presses("Order");
      anna.expects("Thank you. Your order has the number 1.");
      anna.says("/orders");
      anna.expects("X200");
      second.terminate(PATIENCE);
    }

    assertThat(service.orders()).containsExactly("X200");
    assertThat(redis.keys("user:*")).isEmpty();
  }

  @Test
  void itDoesAllElseAndCancelsAtEachStep(Redis redis) {
    try (BotProcess running = bot.start()) {
      anna.says("/order");
      anna.expects("Which equipment?");
      anna.says("/cancel");
      anna.expects("Cancelled.");

      anna.says("/order");
      anna.expects("Which equipment?");
      anna.says("X200");
      anna.expects("Which phone number can we reach you at?");
      anna.says("/cancel");
      anna.expects("Cancelled.");

      anna.says("/order");
      anna.expects("Which equipment?");
      anna.says("X200");
      anna.expects("Which phone number can we reach you at?");
      anna.says("+49 30 1234");
      anna.expectsContaining("Order X200");
      anna.presses("Cancel");
      anna.expects("Nothing was ordered.");
      assertThat(redis.keys("user:*")).isEmpty();
      assertThat(service.orders()).isEmpty();

      anna.says("/photo");
      anna.expects("Send me the photo.");
      anna.sendsPhoto(PHOTO);
      anna.expects("What does it show?");
      anna.says("A pump");
      anna.expectsContaining("Saved: A pump");

      anna.says("/register");
      anna.expects("What is your name?");
      anna.says("Anna");
      anna.expects("And your e-mail address?");
      anna.says("anna@example.org");
      anna.expects("You are registered.");
      assertThat(running.isAlive()).isTrue();
    }
  }

  @Test
  void itRemindsWhoDoesNotFinish() {
    try (BotProcess running = bot.withEnvironment("REMINDER_SECONDS", "1").start()) {
      anna.says("/order");
      anna.awaits("You have not finished. /cancel ends it.");
      assertThat(running.isAlive()).isTrue();
    }
  }
}
