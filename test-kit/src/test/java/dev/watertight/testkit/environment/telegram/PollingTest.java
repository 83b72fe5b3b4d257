package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Updates are handed out, confirmed and handed out again as getUpdates does it. */
final class PollingTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final RawBot bot = new RawBot(telegram);
  private final Chat anna = telegram.user("Anna").privateChat();

  @Test
  void anUpdateStaysUntilALaterOffsetConfirmsIt() {
    SentUpdate first = anna.says("one");
    SentUpdate second = anna.says("two");

    assertThat(bot.updates(0).result()).hasSize(2);
    assertThat(bot.updates(0).result()).hasSize(2);
    assertThat(first.isConfirmed()).isFalse();
    assertThat(bot.updates(second.updateId()).result()).hasSize(1);
    assertThat(first.isConfirmed()).isTrue();
    assertThat(first.deliveries()).isEqualTo(2);
    assertThat(bot.updates(second.updateId() + 1).result()).isEmpty();
    second.awaitConfirmed();
  }

  @Test
  void limitAndNegativeOffsetAreHeld() {
    anna.says("one");
    anna.says("two");
    SentUpdate third = anna.says("three");

    assertThat(bot.json("getUpdates", "{\"limit\": 1}").result()).hasSize(1);
    assertThat(bot.updates(-1).result().get(0).path("update_id").asLong())
        .isEqualTo(third.updateId());
    assertThat(bot.updates(0).result()).hasSize(1);
  }

  @Test
  void aLongPollEndsWhenSomethingIsSaid() {
    var poll = bot.later("getUpdates", "{\"timeout\": 50}");
    telegram.awaitBot();

    anna.says("hello");

    assertThat(poll)
        .succeedsWithin(Duration.ofSeconds(5))
        .satisfies(answer -> assertThat(answer.result()).hasSize(1));
  }

  @Test
  void aSecondPollerEndsTheFirstWith409() {
    var first = bot.later("getUpdates", "{\"timeout\": 50}");
    telegram.awaitBot();

    RawBot.Answer second = bot.updates(0);

    assertThat(second.code()).isEqualTo(200);
    assertThat(first)
        .succeedsWithin(Duration.ofSeconds(5))
        .satisfies(
            answer -> {
              assertThat(answer.code()).isEqualTo(409);
              assertThat(answer.description())
                  .isEqualTo(
                      "Conflict: terminated by other getUpdates request; make sure that only one"
                          + " bot instance is running");
            });
    assertThat(telegram.exchange()).contains("409 Conflict");
  }

  @Test
  void kindsThatAreNotAllowedAreNotDelivered() {
    bot.json("getUpdates", "{\"allowed_updates\": [\"message\"]}");

    SentUpdate said = anna.says("one");
    SentUpdate edited = anna.edits(said, "two");

    assertThat(bot.updates(0).result()).hasSize(1);
    assertThat(edited.deliveries()).isZero();
    assertThat(telegram.exchange()).contains("allowed_updates leave out edited_message");
  }

  @Test
  void aConfirmedUpdateCanBeDeliveredOnceMore() {
    SentUpdate said = anna.says("pay");
    bot.updates(0);
    bot.updates(said.updateId() + 1);

    telegram.redeliver(said);

    assertThat(bot.updates(said.updateId() + 1).result().get(0).path("update_id").asLong())
        .isEqualTo(said.updateId());
    assertThat(bot.updates(said.updateId() + 1).result()).isEmpty();
    assertThat(said.deliveries()).isEqualTo(2);
    assertThat(said.isConfirmed()).isTrue();
  }

  @Test
  void anUpdateOfAnyKindCanBeDelivered() {
    SentUpdate query = telegram.deliver("{\"inline_query\": {\"id\": \"1\", \"query\": \"cats\"}}");

    assertThat(bot.updates(0).result().get(0).path("inline_query").path("query").asString())
        .isEqualTo("cats");
    assertThat(query.json()).contains("\"update_id\":" + query.updateId());
  }
}
