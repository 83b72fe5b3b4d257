package dev.watertight.sample.app;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;

import dev.watertight.testkit.assertions.Soak;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a bot under load holds on to: sockets, connections, threads, heap. */
@ExtendWith(RedisExtension.class)
final class SoakTest {
  private static final int USERS = 10;

  /** Each user takes four updates to order. */
  private static final int UPDATES = 4 * USERS;

  @Test
  void a_bot_holds_no_more_after_hundreds_of_dialogs(Redis redis) throws Exception {
    isFlat(redis, Soak.ofOperations(30).afterWarmUp(10).withCheckpoints(12));
  }

  @Test
  @Tag("slow")
  void a_bot_holds_no_more_after_100_000_updates(Redis redis) throws Exception {
    int operations = Integer.getInteger("watertight.updates", 100_000) / UPDATES;
    isFlat(
        redis,
        Soak.ofOperations(operations * 4 / 5)
            .afterWarmUp(operations / 5)
            .within(Duration.ofMinutes(45)));
  }

  private static void isFlat(Redis redis, Soak soak) throws Exception {
    try (FakeTelegram telegram = FakeTelegram.settings().patience(Duration.ofSeconds(60)).start();
        RecordingDataService orders = new RecordingDataService();
        BotProcess bot = Bots.child(telegram, redis, orders).start()) {
      List<Chat> chats =
          IntStream.range(0, USERS).mapToObj(i -> telegram.user("User" + i).privateChat()).toList();
      assertThat(bot)
          .withConnectionsOf(redis)
          .isFlatAfter(
              soak,
              () -> {
                orderAtOnce(chats);
                telegram.forget();
                orders.forget();
              });
    }
  }

  private static void orderAtOnce(List<Chat> chats) {
    chats.forEach(chat -> chat.says("/order"));
    chats.forEach(chat -> chat.expects("Which equipment?"));
    chats.forEach(chat -> chat.says("Excavator"));
    chats.forEach(chat -> chat.expects("Which phone number can we reach you at?"));
    chats.forEach(chat -> chat.says("+49 30 123456"));
    chats.forEach(chat -> chat.expectsContaining("is that right?"));
    chats.forEach(chat -> chat.presses("Yes"));
    chats.forEach(chat -> chat.expectsContaining("is placed"));
  }
}
