package dev.watertight.leaky;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.contract.BotFailureContract;
import dev.watertight.testkit.contract.BotIdempotencyContract;
import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import java.io.IOException;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contracts say of its dialogs, whose faults no compiler complains of. */
final class LeakyDialogsTest {
  private DataService service;

  @BeforeEach
  void startTheDataService() throws IOException {
    service = new DataService();
  }

  @AfterEach
  void stopTheDataService() {
    service.close();
  }

  private Bot bot(Surroundings surroundings) {
    return ChildJvm.running(LeakyBot.class)
        .withJvmOptions("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .withEnvironment("TELEGRAM_BOT_TOKEN", surroundings.telegram().token())
        .withEnvironment("TELEGRAM_BASE_URL", surroundings.telegram().baseUrl())
        .withEnvironment("REDIS_URL", surroundings.redis().uri())
        .withEnvironment("DATABASE_URL", address(surroundings.postgres()))
        .withEnvironment("DATA_SERVICE_URL", service.url())
        .readyWhen(Readiness.output("LeakyBot: polling"));
  }

  private static String address(Postgres postgres) {
    return "%s?user=%s&password=%s"
        .formatted(
            postgres.jdbcUrl(),
            URLEncoder.encode(postgres.user(), UTF_8),
            URLEncoder.encode(postgres.password(), UTF_8));
  }

  private DialogScript order() {
    return DialogScript.beginningWith("/order", "Which equipment?")
        .then("X200", "Which phone number")
        .then("+49 30 1234", "Order X200")
        .thenPresses("Order", "Your order has the number")
        .cancelledBy("/cancel", "Cancelled")
        .counting(() -> service.orders().size());
  }

  @Test
  void a_dialog_whose_answer_failed_goes_on_for_ever() {
    BotFailureContract failures =
        new BotFailureContract() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return LeakyDialogsTest.this.bot(surroundings);
          }

          @Override
          protected DialogScript script() {
            return order();
          }
        };
    assertThatThrownBy(() -> failures.verify("FAI2"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "FAI2 (a failure ends the dialog)",
            "clear the state in finally",
            "Press one of the buttons.",
            "/start tells what I can do.",
            "user:",
            "ORDER_CONFIRM");
  }

  @Test
  void updates_that_come_again_order_again() {
    BotIdempotencyContract deliveries =
        new BotIdempotencyContract() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return LeakyDialogsTest.this.bot(surroundings);
          }

          @Override
          protected DialogScript script() {
            return order();
          }
        };
    assertThatThrownBy(() -> deliveries.verify("IDE5"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "IDE5 (the whole dialog again does nothing twice)",
            "the user then has ordered twice",
            "expected: 1L",
            "but was: 2L");
  }
}
