package dev.watertight.leaky;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watertight.testkit.contract.DialogScript;
import dev.watertight.testkit.contract.Surroundings;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import java.io.IOException;
import java.net.URLEncoder;

/** The twin as contracts start it, and what they talk with it about. */
final class TwinBot implements AutoCloseable {
  static final byte[] IMAGE = {1, 2, 3};

  private final DataService service;

  TwinBot() throws IOException {
    service = new DataService();
  }

  /** How it is started on the servers of a rule. */
  ChildJvm on(Surroundings surroundings) {
    return on(surroundings, surroundings.postgres());
  }

  /** The same with a PostgreSQL that the rule does not know of, and leaves alone. */
  ChildJvm on(Surroundings surroundings, Postgres postgres) {
    return ChildJvm.running(LeakyBot.class)
        .withJvmOptions("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .withEnvironment("TELEGRAM_BOT_TOKEN", surroundings.telegram().token())
        .withEnvironment("TELEGRAM_BASE_URL", surroundings.telegram().baseUrl())
        .withEnvironment("REDIS_URL", surroundings.redis().uri())
        .withEnvironment("DATABASE_URL", address(postgres))
        .withEnvironment("DATA_SERVICE_URL", service.url())
        .readyWhen(Readiness.output("LeakyBot: polling"));
  }

  static String address(Postgres postgres) {
    return "%s?user=%s&password=%s"
        .formatted(
            postgres.jdbcUrl(),
            URLEncoder.encode(postgres.user(), UTF_8),
            URLEncoder.encode(postgres.password(), UTF_8));
  }

  /** An order, whose state is in Redis and behind that in PostgreSQL. */
  DialogScript order() {
    return DialogScript.beginningWith("/order", "Which equipment?")
        .storedAs("ORDER_EQUIPMENT")
        .then("X200", "Which phone number")
        .storedAs("ORDER_PHONE")
        .then("+49 30 1234", "Order X200")
        .storedAs("ORDER_CONFIRM")
        .thenPresses("Order", "Your order has the number")
        .cancelledBy("/cancel", "Cancelled")
        .counting(() -> service.orders().size());
  }

  /** A photo with its caption, whose state is in memory. */
  static DialogScript photo() {
    return DialogScript.beginningWith("/photo", "Send me the photo.")
        .thenDoes("sends a photo", chat -> chat.sendsPhoto(IMAGE), "What does it show?")
        .then("A pump", "Saved: A pump")
        .cancelledBy("/cancel", "Cancelled");
  }

  @Override
  public void close() {
    service.close();
  }
}
