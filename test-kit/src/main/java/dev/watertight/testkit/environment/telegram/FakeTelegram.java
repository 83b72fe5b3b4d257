package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.telegram.ApiServer;
import dev.watertight.testkit.internal.telegram.BotApi;
import dev.watertight.testkit.internal.telegram.ChatState;
import dev.watertight.testkit.internal.telegram.Telegram;
import dev.watertight.testkit.internal.telegram.UpdateState;
import dev.watertight.testkit.internal.telegram.UserActions;
import dev.watertight.testkit.internal.telegram.UserState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Bot API server on a loopback port, as strict as Telegram and stricter, whose users a test
 * plays.
 *
 * <p>As an extension in a {@code @RegisterExtension} field it is verified after each test; closed
 * with the test where the field is an instance field, emptied for the next one where it is static.
 * Elsewhere {@link #verify()} and {@link #close()} do that. All methods may be called from any
 * thread.
 */
public final class FakeTelegram
    implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** The version of the Bot API whose methods and parameters the fake knows. */
  public static final String BOT_API_VERSION = BotApi.VERSION;

  private record Seat(long chat, long user, int thread) {}

  private final Telegram telegram;
  private final String host;
  private final ApiServer server;
  private final Waiting waiting;
  private final Verdict verdict;
  private final Map<Seat, Chat> chats = new ConcurrentHashMap<>();
  private volatile boolean shared;

  FakeTelegram(FakeTelegramSettings settings) {
    this.telegram = new Telegram(settings.token(), settings.botUsername());
    this.waiting = new Waiting(telegram, settings.patience(), settings.quiet());
    this.verdict = new Verdict(telegram, settings.forbidden());
    this.host = settings.address();
    try {
      this.server = new ApiServer(telegram, host, settings.port());
    } catch (IOException refused) {
      throw new EnvironmentException(
          "port("
              + settings.port()
              + ") of "
              + host
              + ": cannot listen there: "
              + refused.getMessage()
              + ". Leave the port out to get one that is free.",
          refused);
    }
  }

  /** A fake with the usual settings, on any free port. */
  public static FakeTelegram start() {
    return settings().start();
  }

  /** Settings to start a fake with. */
  public static FakeTelegramSettings settings() {
    return new FakeTelegramSettings();
  }

  /** Where bots have to look for the Bot API, such as {@code http://127.0.0.1:40123}. */
  public String baseUrl() {
    return "http://" + host() + ":" + port();
  }

  /** The host of {@link #baseUrl()}, for clients that want it apart. */
  public String host() {
    return host;
  }

  /** The port of {@link #baseUrl()}. */
  public int port() {
    return server.port();
  }

  /** The only token that it takes. */
  public String token() {
    return telegram.token();
  }

  /** Where a file is downloaded, by the {@code file_path} that getFile answers with. */
  public String fileUrl(String filePath) {
    return baseUrl() + "/file/bot" + token() + '/' + filePath;
  }

  /** The user of a first name; the same one each time. */
  public FakeUser user(String firstName) {
    return new FakeUser(this, telegram.monitor().locked(() -> telegram.chats().user(firstName)));
  }

  /** The group of a title; the same one each time. */
  public FakeGroup group(String title) {
    return new FakeGroup(this, telegram.monitor().locked(() -> telegram.chats().group(title)));
  }

  Chat privateChat(UserState user) {
    return chat(telegram.monitor().locked(() -> telegram.chats().privateChat(user)), user, 0);
  }

  Chat topic(ChatState group, String topic, UserState user) {
    return chat(group, user, telegram.monitor().locked(() -> telegram.chats().topic(group, topic)));
  }

  Chat chat(ChatState state, UserState user, int thread) {
    telegram.monitor().run(() -> state.join(user));
    return chats.computeIfAbsent(
        new Seat(state.id(), user.id(), thread),
        seat ->
            new Chat(
                waiting,
                state,
                user.firstName(),
                new UserActions(telegram, state, user, thread),
                thread));
  }

  /** Arms a fault for the next call of any method but getUpdates. */
  public FaultPlan failNext() {
    return new FaultPlan(waiting, null, null, 1);
  }

  /**
   * Arms a fault for the next call of a method.
   *
   * @param method such as {@code sendMessage}, in Telegram's spelling; {@code download} for the
   *     download of a file
   */
  public FaultPlan failNext(String method) {
    return new FaultPlan(waiting, method.equals("download") ? method : known(method), null, 1);
  }

  /** Says what a method answers, such as one that the fake does not play. */
  public MethodAnswer onMethod(String method) {
    return new MethodAnswer(telegram, known(method));
  }

  private static String known(String method) {
    return BotApi.spelled(method)
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "Bot API " + BOT_API_VERSION + " has no method \"" + method + '"'));
  }

  /** Delivers an update once more, with the same update_id, as if the bot had not confirmed it. */
  public void redeliver(SentUpdate update) {
    telegram.monitor().run(() -> telegram.again(update.state()));
  }

  /**
   * Delivers an update of any kind.
   *
   * @param json the update with its one content, such as {@code {"inline_query": {...}}}; it gets
   *     an update_id
   */
  public SentUpdate deliver(String json) {
    UpdateState update = telegram.monitor().locked(() -> telegram.deliver(json));
    if (update == null) {
      throw new EnvironmentException(
          "deliver: expected a JSON object that holds one object, such as {\"inline_query\": {}};"
              + " got: "
              + json);
    }
    return new SentUpdate(waiting, update, null);
  }

  /** Waits until a bot asks for updates or sets a webhook, for the first time. */
  public void awaitBot() {
    waiting.until(telegram::hasBot, () -> "No bot asked for updates or set a webhook");
  }

  /**
   * Waits until a bot that asked for updates got 409: another one does so too, or has a webhook.
   */
  public void awaitConflict() {
    waiting.until(() -> telegram.conflicts() > 0, () -> "No bot was told of another one by 409");
  }

  /** The calls of the bot so far, in order; without those of getUpdates. */
  public List<TelegramCall> calls() {
    return telegram
        .monitor()
        .locked(() -> telegram.calls().stream().map(TelegramCall::of).toList());
  }

  /** The calls of one method so far, in order. */
  public List<TelegramCall> calls(String method) {
    String spelled = known(method);
    return calls().stream().filter(call -> call.method().equals(spelled)).toList();
  }

  /** Waits until a method was called so many times, and gives these calls. */
  public List<TelegramCall> awaitCalls(String method, int count) {
    String spelled = known(method);
    waiting.until(
        () ->
            telegram.calls().stream().filter(call -> call.method().equals(spelled)).count()
                >= count,
        () -> "Expected " + count + " calls of " + spelled);
    return calls(method);
  }

  /** What the bot did wrong so far, as {@link #verify()} will tell it. */
  public List<String> mistakes() {
    return telegram.monitor().locked(() -> List.copyOf(telegram.mistakes()));
  }

  /** Waits for a mistake whose text contains this, and forgives it: the test wanted to see it. */
  public String expectsMistake(String part) {
    waiting.until(
        () -> telegram.mistakes().stream().anyMatch(mistake -> mistake.contains(part)),
        () -> "Expected a mistake of the bot that tells of: " + part);
    return telegram
        .monitor()
        .locked(
            () -> {
              String found =
                  telegram.mistakes().stream()
                      .filter(mistake -> mistake.contains(part))
                      .findFirst()
                      .orElse("");
              telegram.mistakes().remove(found);
              return found;
            });
  }

  /** All that was said so far, as failures print it. */
  public String exchange() {
    return telegram.monitor().locked(() -> telegram.exchange().shown());
  }

  /** Fails if the bot made mistakes, or if something is left over that must not be. */
  public void verify() {
    verdict.check();
  }

  /**
   * Drops what was said, called and sent, so that the memory of the fake does not grow: between the
   * rounds of a long test. Mistakes, scripts, faults and waiting updates stay.
   */
  public void forget() {
    telegram.forget();
  }

  /** Begins anew: nothing was said, scripted or done wrong. Users, chats and a webhook stay. */
  public void reset() {
    telegram.reset();
  }

  /** Ends all calls and frees the port. */
  @Override
  public void close() {
    server.close();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      verify();
    } finally {
      if (shared) {
        reset();
      } else {
        close();
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (shared) {
      close();
    }
  }
}
