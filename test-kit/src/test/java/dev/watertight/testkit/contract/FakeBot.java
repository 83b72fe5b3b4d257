package dev.watertight.testkit.contract;

import dev.watertight.testkit.contract.FakeBotTelegram.Refused;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.InProcess;
import dev.watertight.testkit.environment.bot.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.databind.JsonNode;

/**
 * A bot that keeps all rules: its dialogs are in Redis with a time to live, it confirms an update
 * once that is handled, and knows the updates that it has handled. The broken ones have a flaw.
 */
final class FakeBot implements AutoCloseable {
  static final String THREAD = "fake-bot";

  private static final int POLL_SECONDS = 10;
  private static final int PAUSE_MILLIS = 50;

  private final FakeBotTelegram telegram;
  private final FakeBotStore store;
  private final FakeBotDialog dialog;
  private final Set<Flaw> flaws;
  private final boolean logging;
  private final Thread poller = new Thread(this::poll, THREAD);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long first;

  private FakeBot(Map<String, String> settings) {
    this.flaws =
        Arrays.stream(settings.getOrDefault("FLAWS", "").split(","))
            .filter(name -> !name.isEmpty())
            .map(Flaw::valueOf)
            .collect(Collectors.toSet());
    this.logging = settings.containsKey("LOGGING");
    this.telegram =
        new FakeBotTelegram(
            settings.get("TELEGRAM_BASE_URL"), settings.get("TELEGRAM_TOKEN"), flaws);
    this.store = new FakeBotStore(settings.get("REDIS_URL"), flaws);
    this.dialog = new FakeBotDialog(Path.of(settings.get("ORDERS")), flaws);
  }

  /** A JVM of its own. */
  static ChildJvm asChildJvm(Surroundings surroundings, Flaw... flaws) {
    ChildJvm child =
        ChildJvm.running(FakeBot.class)
            .withJvmOptions(
                "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
            .withEnvironment("LOGGING", "all")
            .readyWhen(Readiness.output("polling"));
    for (Map.Entry<String, String> setting : settings(surroundings, flaws).entrySet()) {
      child = child.withEnvironment(setting.getKey(), setting.getValue());
    }
    return child;
  }

  /** In this JVM, which is quicker. */
  static InProcess<FakeBot> inProcess(Surroundings surroundings, Flaw... flaws) {
    return InProcess.startedBy("fake bot", () -> start(settings(surroundings, flaws)));
  }

  /** The dialog, with orders that are counted and can fail. */
  static DialogScript script(Surroundings surroundings) {
    Path orders = surroundings.folder();
    return dialog()
        .cancelledBy("/cancel", "Cancelled")
        .counting(() -> FakeBotDialog.count(orders))
        .failingBy(() -> FakeBotDialog.failing(orders));
  }

  /** The dialog alone. */
  static DialogScript dialog() {
    return DialogScript.beginningWith("/order", "Which model?")
        .storedAs("model")
        .then("Drill", "phone number?")
        .storedAs("phone")
        .then("030 123456", "Order Drill for 030 123456?")
        .storedAs("confirm")
        .thenPresses("Yes", "Thank you");
  }

  private static Map<String, String> settings(Surroundings surroundings, Flaw... flaws) {
    return Map.of(
        "TELEGRAM_BASE_URL",
        surroundings.telegram().baseUrl(),
        "TELEGRAM_TOKEN",
        surroundings.telegram().token(),
        "REDIS_URL",
        surroundings.redis().uri(),
        "ORDERS",
        surroundings.folder().toString(),
        "FLAWS",
        Arrays.stream(flaws).map(Flaw::name).collect(Collectors.joining(",")));
  }

  public static void main(String[] arguments) {
    FakeBot bot = start(System.getenv());
    Runtime.getRuntime().addShutdownHook(new Thread(bot::close, "shutdown"));
    bot.log("polling");
  }

  private static FakeBot start(Map<String, String> settings) {
    FakeBot bot = new FakeBot(settings);
    if (bot.flaws.contains(Flaw.LOCK_STAYS)) {
      bot.store.lock();
    }
    if (bot.flaws.contains(Flaw.DROPS_WHAT_WAITED)) {
      // Before it counts as started, so that it does not drop what comes then.
      bot.first = bot.waiting();
    }
    bot.poller.start();
    return bot;
  }

  private void poll() {
    long offset = first;
    while (!isStopped(0)) {
      try {
        for (JsonNode update : telegram.updates(offset, POLL_SECONDS)) {
          if (!isStopped(0)) {
            handle(update);
          } else if (!flaws.contains(Flaw.DROPS_UPDATES_AT_ITS_END)) {
            break;
          }
          offset = update.path("update_id").asLong() + 1;
        }
      } catch (IOException | Refused | JedisConnectionException e) {
        if (flaws.contains(Flaw.DIES_WITHOUT_REDIS) && e instanceof JedisConnectionException) {
          throw new IllegalStateException(e);
        }
        // What was not confirmed comes again.
        log("goes on after " + e.getMessage());
        isStopped(PAUSE_MILLIS);
      }
    }
    confirm(offset);
  }

  /** Passes over what came before the start. */
  private long waiting() {
    try {
      long next = 0;
      for (JsonNode update : telegram.updates(-1, 0)) {
        next = update.path("update_id").asLong() + 1;
      }
      return next;
    } catch (IOException | Refused e) {
      return 0;
    }
  }

  private void log(String line) {
    if (logging) {
      System.out.println(line);
    }
  }

  private boolean isStopped(long withinMillis) {
    try {
      return stopped.await(withinMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void confirm(long offset) {
    try {
      telegram.updates(offset, 0);
    } catch (IOException | Refused e) {
      log("cannot confirm: " + e.getMessage());
    }
  }

  private void handle(JsonNode update) throws IOException {
    long id = update.path("update_id").asLong();
    JsonNode press = update.path("callback_query");
    JsonNode message = press.isMissingNode() ? update.path("message") : press.path("message");
    if (message.isMissingNode()) {
      return;
    }
    String chat = message.path("chat").path("id").asString();
    boolean isPress = !press.isMissingNode();
    try {
      if (!store.isHandled(id, chat, isPress)) {
        store.handled(id, chat, isPress, turn(chat, press, message.path("text").asString("")));
      }
      if (isPress) {
        answer(press);
      }
      say(id, chat);
    } catch (JedisDataException e) {
      log("Redis refuses: " + e.getMessage());
      if (!flaws.contains(Flaw.SILENT_WHEN_FULL)) {
        apologize(chat);
      }
    } catch (JedisConnectionException e) {
      if (!flaws.contains(Flaw.LOSES_UPDATES_WITHOUT_REDIS)) {
        throw e;
      }
      log("lost: " + e.getMessage());
    } catch (JedisException e) {
      if (!flaws.contains(Flaw.STORE_IS_CLOSED_FIRST)) {
        throw e;
      }
      log("lost: " + e.getMessage());
    } catch (IllegalStateException e) {
      if (flaws.contains(Flaw.REFUSAL_ENDS_POLLING)) {
        throw e;
      }
      log("lost: " + e.getMessage());
    }
  }

  private FakeBotDialog.Turn turn(String chat, JsonNode press, String text) {
    Map<String, String> before = store.dialog(chat);
    try {
      return press.isMissingNode()
          ? dialog.said(chat, text, before)
          : dialog.pressed(press.path("data").asString(), before);
    } catch (IOException e) {
      log("the work failed: " + e.getMessage());
      if (flaws.contains(Flaw.FAILURE_CLEARS_ALL)) {
        store.clearAll();
      }
      return dialog.failed(chat, before);
    }
  }

  private void say(long update, String chat) throws IOException {
    Map<String, String> answer = store.unsent(update).orElse(Map.of());
    if (answer.isEmpty() || dialog.isLocked(chat)) {
      return;
    }
    try {
      telegram.say(to(chat, answer));
      if (flaws.contains(Flaw.SAYS_ALL_THRICE)) {
        telegram.say(to(chat, answer));
        telegram.say(to(chat, answer));
      }
    } catch (Refused | IOException e) {
      if (flaws.contains(Flaw.GIVES_UP_ON_TELEGRAM)) {
        store.sent(update);
        return;
      }
      if (e instanceof IOException broken) {
        throw broken;
      }
      refused((Refused) e);
      store.clear(chat);
      apologize(chat);
    }
    store.sent(update);
  }

  private void refused(Refused refusal) throws IOException {
    if (flaws.contains(Flaw.REFUSAL_ENDS_POLLING)) {
      throw new IllegalStateException(refusal);
    }
    if (flaws.contains(Flaw.REFUSAL_IS_REPEATED)) {
      throw new IOException(refusal);
    }
    log("Telegram refuses: " + refusal.getMessage());
  }

  private void apologize(String chat) throws IOException {
    try {
      telegram.say(to(chat, FakeBotDialog.sorry()));
    } catch (Refused e) {
      log("Telegram refuses that too: " + e.getMessage());
    }
  }

  private void answer(JsonNode press) throws IOException {
    try {
      telegram.call(
          "answerCallbackQuery", Map.of("callback_query_id", press.path("id").asString()));
    } catch (Refused e) {
      log("Telegram refuses: " + e.getMessage());
    }
  }

  private static Map<String, String> to(String chat, Map<String, String> answer) {
    Map<String, String> message = new HashMap<>(answer);
    message.put("chat_id", chat);
    return message;
  }

  /** Ends its work in order: no more updates, the last one is handled and confirmed. */
  @Override
  public void close() {
    if (flaws.contains(Flaw.STORE_IS_CLOSED_FIRST)) {
      store.close();
    }
    stopped.countDown();
    telegram.endPoll();
    try {
      if (flaws.contains(Flaw.NEVER_ENDS)) {
        new CountDownLatch(1).await();
      }
      poller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!flaws.contains(Flaw.STORE_STAYS_OPEN)) {
      store.close();
    }
    log("closed");
    if (flaws.contains(Flaw.ENDS_WITH_AN_ERROR)) {
      Runtime.getRuntime().halt(1);
    }
  }
}
