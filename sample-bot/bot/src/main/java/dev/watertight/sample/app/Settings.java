package dev.watertight.sample.app;

import dev.watertight.sample.dialog.KeyStrategy;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.telegram.TelegramAccess;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What the bot is told by the environment, but for its storage.
 *
 * @param dataService empty for the one of the demo, in this process
 * @param patience how long an update waits for a storage that is away
 * @param remindAfter how long a user may take for a step before being reminded
 * @param healthPort 0 for any that is free
 * @param threads how many dialogs are handled side by side
 * @param shutdown how long updates in flight may take when the bot stops
 */
public record Settings(
    TelegramAccess telegram,
    Optional<HttpUrl> dataService,
    KeyStrategy keyStrategy,
    Lifetime lifetime,
    Duration patience,
    Duration remindAfter,
    String healthHost,
    int healthPort,
    int threads,
    Duration shutdown) {
  private static final HttpUrl TELEGRAM = HttpUrl.get("https://api.telegram.org");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String DEMO = "demo";

  /** Reads all variables; what is wrong with them is the environment's to tell. */
  public static Settings read(Environment environment) {
    TelegramAccess telegram = new TelegramAccess(token(environment), telegramAddress(environment));
    return new Settings(
        telegram,
        dataService(environment),
        environment.oneOf("DIALOG_KEY", KeyStrategy.class, KeyStrategy.USER_IN_CHAT),
        new Lifetime(
            environment.seconds("REDIS_FSM_STATE_TTL", DAY),
            environment.seconds("REDIS_FSM_DATA_TTL", DAY)),
        environment.seconds("STORAGE_PATIENCE", Duration.ofSeconds(10)),
        environment.seconds("REMINDER_AFTER", Duration.ofMinutes(30)),
        environment.text("HEALTH_HOST").orElse("127.0.0.1"),
        environment.number("HEALTH_PORT", 8080, 0, 65_535),
        environment.number("HANDLER_THREADS", 16, 1, 256),
        environment.seconds("SHUTDOWN_DEADLINE", Duration.ofSeconds(10)));
  }

  private static String token(Environment environment) {
    String expected = "the token that @BotFather gave, such as 123456:AA...";
    environment.required("TELEGRAM_BOT_TOKEN", expected);
    return environment.parsed(
        "TELEGRAM_BOT_TOKEN",
        "0:none",
        expected,
        text -> Optional.of(text).filter(t -> t.matches("[0-9]{1,18}:[A-Za-z0-9_-]+")));
  }

  private static HttpUrl telegramAddress(Environment environment) {
    return environment.parsed(
        "TELEGRAM_BASE_URL",
        TELEGRAM,
        "scheme, host and port, such as " + TELEGRAM.resolve("/"),
        text -> url(text).filter(Settings::isBare));
  }

  private static boolean isBare(HttpUrl url) {
    return url.encodedPath().equals("/") && url.query() == null && url.username().isEmpty();
  }

  private static Optional<HttpUrl> dataService(Environment environment) {
    String expected = "an address, such as https://orders.example.org/api, or " + DEMO;
    String text = environment.required("DATA_SERVICE_URL", expected);
    if (text.equals(DEMO)) {
      return Optional.empty();
    }
    HttpUrl harmless = HttpUrl.get("http://localhost");
    return Optional.of(environment.parsed("DATA_SERVICE_URL", harmless, expected, Settings::url));
  }

  private static Optional<HttpUrl> url(String text) {
    return Optional.ofNullable(HttpUrl.parse(text));
  }
}
