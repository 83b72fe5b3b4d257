package dev.watertight.leaky;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watertight.testkit.contract.BotContracts;
import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;

final class LeakyBotContractsTest {
  private final DialogScript order =
      DialogScript.beginningWith("/order", "Which equipment?")
          .storedAs("ORDER_EQUIPMENT")
          .then("X200", "Which phone number")
          .storedAs("ORDER_PHONE")
          .then("+49 30 1234", "Order X200, phone")
          .storedAs("ORDER_CONFIRM")
          .thenPresses("Order", "Thank you")
          .cancelledBy("/cancel", "Cancelled");

  private static ChildJvm leaky(Surroundings s, DataService service) {
    return ChildJvm.running(LeakyBot.class)
        .withJvmOptions("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .withEnvironment("TELEGRAM_BOT_TOKEN", s.telegram().token())
        .withEnvironment("TELEGRAM_BASE_URL", s.telegram().baseUrl())
        .withEnvironment("REDIS_URL", s.redis().uri())
        .withEnvironment("DATABASE_URL", address(s.postgres()))
        .withEnvironment("DATA_SERVICE_URL", service.url())
        .withEnvironment("REMINDER_SECONDS", "1")
        .readyWhen(Readiness.output("polling"));
  }

  private static String address(Postgres postgres) {
    return postgres.jdbcUrl()
        + "?user="
        + URLEncoder.encode(postgres.user(), UTF_8)
        + "&password="
        + URLEncoder.encode(postgres.password(), UTF_8);
  }

  @Test
  void all() throws Exception {
    try (DataService service = new DataService()) {
      BotContracts.of(s -> leaky(s, service), order).verify();
    }
  }
}
