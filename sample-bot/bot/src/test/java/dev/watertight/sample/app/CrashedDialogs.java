package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.telegram.BotMessage;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import dev.watertight.testkit.environment.telegram.TelegramCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Users who order while the bot is killed at random moments, and what has to be true of it: what
 * was answered is stored, what was not is answered once or twice, nobody is stuck, no order is made
 * twice.
 */
final class CrashedDialogs {
  private static final int USERS_AT_ONCE = 16;

  private final FakeTelegram telegram;
  private final RecordingDataService orders;
  private final DialogStorage storage;
  private final long bot;
  private final Map<Long, Long> answered = new ConcurrentHashMap<>();

  CrashedDialogs(FakeTelegram telegram, RecordingDataService orders, DialogStorage storage) {
    this.telegram = telegram;
    this.orders = orders;
    this.storage = storage;
    this.bot = Long.parseLong(telegram.token().substring(0, telegram.token().indexOf(':')));
  }

  /** Says how often the bot was killed meanwhile. */
  int run(Bot killed, int dialogs) throws Exception {
    CountDownLatch undone = new CountDownLatch(1);
    ExecutorService users = Executors.newFixedThreadPool(USERS_AT_ONCE);
    try {
      List<Future<?>> talks = new ArrayList<>();
      for (int i = 1; i <= dialogs; i++) {
        Chat chat = telegram.user("User" + i).privateChat();
        talks.add(users.submit(() -> order(chat)));
      }
      Future<?> all =
          users.submit(
              () -> {
                try {
                  for (Future<?> talk : talks) {
                    talk.get();
                  }
                } finally {
                  undone.countDown();
                }
                return null;
              });
      int kills = new RandomKills(killed, undone).untilDone(this::whatWasAnsweredIsStored);
      all.get();
      whatWasAnsweredIsStored();
      assertThat(storage.countActive()).as("dialogs that have not ended").isZero();
      assertThat(orders.created()).as("orders").isEqualTo(dialogs);
      eachAnswerCameOnceOrTwice(4 * dialogs);
      return kills;
    } finally {
      users.shutdownNow();
    }
  }

  private void order(Chat chat) {
    SentUpdate update = chat.says("/order");
    chat.awaits("Which equipment?");
    answered(chat, update);
    update = chat.says("Excavator");
    chat.awaits("Which phone number can we reach you at?");
    answered(chat, update);
    update = chat.says("+49 30 " + chat.id());
    BotMessage question =
        chat.awaitsMatching("the question to confirm", message -> !message.buttons().isEmpty());
    answered(chat, update);
    update = chat.presses(question, "Yes");
    chat.awaitsMatching("the number of the order", message -> message.text().contains("is placed"));
    answered(chat, update);
  }

  private void answered(Chat chat, SentUpdate update) {
    answered.put(chat.id(), update.updateId());
  }

  private void whatWasAnsweredIsStored() {
    new ConcurrentHashMap<>(answered)
        .forEach(
            (chat, update) -> {
              Dialog dialog = storage.load(new DialogKey(bot, chat, chat, 0));
              assertThat(dialog.receipt().orElseThrow().update())
                  .as("the last stored update of chat %d", chat)
                  .isGreaterThanOrEqualTo(update);
            });
  }

  private void eachAnswerCameOnceOrTwice(int updates) {
    Map<String, Long> answers =
        telegram.calls("sendMessage").stream()
            .filter(call -> call.error().isEmpty())
            .collect(Collectors.groupingBy(CrashedDialogs::answer, Collectors.counting()));
    assertThat(answers)
        .hasSize(updates)
        .allSatisfy((text, times) -> assertThat(times).isBetween(1L, 2L));
  }

  private static String answer(TelegramCall call) {
    return call.parameter("chat_id") + ": " + call.parameter("text");
  }
}
