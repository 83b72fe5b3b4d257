package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.storage.StorageSettings;
import dev.watertight.testkit.assertions.LeakGuard;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Exit;
import dev.watertight.testkit.environment.bot.Readiness;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the bot starts and ends. */
@SuppressWarnings("try")
final class LifeTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final Chat anna = telegram.user("Anna").privateChat();
  private BotBench bench;

  @BeforeEach
  void setTheBench() throws IOException {
    bench = new BotBench(telegram);
  }

  @AfterEach
  void clearTheBench() {
    bench.close();
  }

  private void orderAndReachConfirmation() {
    anna.says("/order");
    anna.expects("Which equipment?");
    anna.says("Secret drill");
    anna.expects("Which phone number can we reach you at?");
    anna.says("030 123456");
    anna.expects("Order Secret drill and call 030 123456: is that right?");
  }

  @Test
  void a_bot_that_was_closed_leaves_nothing() throws Throwable {
    bench.with("DATA_SERVICE_URL", "demo");
    LeakGuard.during(
        () -> {
          try (SampleBot bot = bench.start()) {
            orderAndReachConfirmation();
            anna.presses("Yes");
            anna.expects("Order 1 is placed. We will call you.");
            bot.close();
            bot.awaitEnd();
          }
        });
  }

  @Test
  void a_start_that_fails_half_way_leaves_nothing() throws Throwable {
    LeakGuard.during(
        () -> {
          try (SampleBot bot =
              bench.start(
                  () -> {
                    throw new IllegalArgumentException("no such database");
                  })) {
            assertThatThrownBy(bot::awaitEnd)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("no such database");
          }
        });
  }

  @Test
  void a_bot_whose_port_is_taken_leaves_nothing() throws Throwable {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      bench.with("HEALTH_PORT", String.valueOf(taken.getLocalPort()));
      LeakGuard.during(
          () -> assertThatThrownBy(() -> bench.start()).isInstanceOf(IOException.class));
    }
  }

  @Test
  void a_storage_that_is_away_at_the_start_is_waited_for() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    try (SampleBot bot =
        bench.start(
            () -> {
              if (away.get()) {
                throw new StorageException("away");
              }
              return OpenStorage.of(bench.storage, StorageSettings.Kind.MEMORY);
            })) {
      assertThat(BotBench.get(bot.healthPort(), "/health").statusCode()).isEqualTo(200);
      assertThat(BotBench.get(bot.healthPort(), "/ready").body())
          .contains("storage: not reached yet", "telegram: not asked yet");
      away.set(false);
      anna.says("/order");
      anna.expects("Which equipment?");
      Eventually.until("ready", () -> BotBench.get(bot.healthPort(), "/ready").statusCode() == 200);
      assertThat(BotBench.get(bot.healthPort(), "/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_bot_that_waits_for_its_storage_can_be_closed() throws Throwable {
    LeakGuard.during(
        () -> {
          try (SampleBot bot =
              bench.start(
                  () -> {
                    throw new StorageException("away");
                  })) {
            bot.close();
            bot.awaitEnd();
          }
        });
  }

  @Test
  void readiness_tells_that_telegram_is_away() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      bench.with("TELEGRAM_BASE_URL", "http://127.0.0.1:" + free.getLocalPort());
    }
    try (SampleBot bot = bench.start()) {
      Eventually.until(
          "red",
          () ->
              BotBench.get(bot.healthPort(), "/ready")
                  .body()
                  .equals("telegram: no answer (ConnectException)\n"));
    }
  }

  @Test
  void a_second_bot_is_told_and_readiness_shows_it() throws Exception {
    try (SampleBot first = bench.start()) {
      telegram.awaitBot();
      try (SampleBot second = bench.start()) {
        telegram.awaitConflict();
        Eventually.until(
            "409 in one of them",
            () ->
                (BotBench.get(first.healthPort(), "/ready").body()
                        + BotBench.get(second.healthPort(), "/ready").body())
                    .contains("telegram: 409"));
      }
    }
  }

  private ChildJvm child() {
    ChildJvm child =
        ChildJvm.running(Main.class).withJvmOptions("-Xmx128m", "-XX:TieredStopAtLevel=1");
    for (Map.Entry<String, String> variable : bench.variables().entrySet()) {
      child = child.withEnvironment(variable.getKey(), variable.getValue());
    }
    return child;
  }

  @Test
  void sigterm_closes_all_in_order() {
    try (BotProcess bot =
        child().readyWhen(Readiness.output("Telegram delivers updates")).start()) {
      orderAndReachConfirmation();
      Exit exit = bot.terminate(Duration.ofSeconds(20));
      assertThat(exit.code()).hasValue(143);
      assertThat(exit.output().lines().filter(line -> line.contains("Closed: ")))
          .extracting(line -> line.replaceAll(".*Closed: ", ""))
          .containsExactly(
              "poller", "scheduler", "handlers", "HTTP client", "storage", "health server");
    }
  }

  @Test
  void logs_hold_neither_token_nor_texts() {
    bench.dataService.status = 500;
    try (BotProcess bot =
        child().readyWhen(Readiness.output("Telegram delivers updates")).start()) {
      orderAndReachConfirmation();
      telegram.failNext("sendMessage").cutAnswer();
      telegram.failNext("getUpdates").times(2).cutAnswer();
      anna.says("yes");
      anna.expects("Sorry, that did not work. Please begin anew: /help shows how.");
      Exit exit = bot.terminate(Duration.ofSeconds(20));
      assertThat(exit.output())
          .contains("its handler failed", "was answered with 500", "sendMessage failed")
          .doesNotContain(telegram.token().substring(11), "Secret drill", "030 123456");
    }
  }

  @Test
  void wrong_settings_stop_the_start_with_a_line_each() {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Main.run(
            Map.of(
                "TELEGRAM_BOT_TOKEN", "secret",
                "TELEGRAM_BASE_URL", "http://bot:password@localhost/path",
                "REMINDER_AFTER", "soon"),
            environment -> () -> OpenStorage.of(bench.storage, StorageSettings.Kind.MEMORY),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "TELEGRAM_BOT_TOKEN is '***': expected the token that @BotFather gave, such as"
                + " 123456:AA...",
            "TELEGRAM_BASE_URL is 'http://bot:***@localhost/path': expected scheme, host and port,"
                + " such as https://api.telegram.org/",
            "DATA_SERVICE_URL is not set: expected an address, such as"
                + " https://orders.example.org/api, or demo",
            "REMINDER_AFTER is 'soon': expected a whole number of seconds, at least 1");
  }

  @Test
  void a_start_that_fails_ends_with_1() {
    int code =
        Main.run(
            bench.variables(),
            environment ->
                () -> {
                  throw new IllegalArgumentException("no such database");
                },
            System.err);
    assertThat(code).isEqualTo(1);
  }
}
