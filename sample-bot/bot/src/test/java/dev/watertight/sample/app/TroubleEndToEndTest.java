package dev.watertight.sample.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import dev.watertight.sample.flow.Flows;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users notice when Telegram, the data service, the storage or the bot fails. */
final class TroubleEndToEndTest {
  private static final String ASK_PHONE = "Which phone number can we reach you at?";
  private static final String CONFIRM = "Order Drill and call 030 123456: is that right?";

  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final Chat anna = telegram.user("Anna").privateChat();
  private BotBench bench;
  private SampleBot bot;

  @BeforeEach
  void startTheBot() throws Exception {
    bench = new BotBench(telegram).with("STORAGE_PATIENCE", "1");
    bot = bench.start();
  }

  @AfterEach
  void stopTheBot() {
    bot.close();
    bench.close();
  }

  private void restart() throws IOException {
    bot.close();
    bot = bench.start();
  }

  private SentUpdate talk(String says, String expects) {
    SentUpdate sent = anna.says(says);
    anna.expects(expects);
    return sent;
  }

  private void orderUpToConfirmation() {
    talk("/order", "Which equipment?");
    talk("Drill", ASK_PHONE);
    talk("030 123456", CONFIRM);
  }

  /** What became of an update is counted when its user has the answer. */
  private void counts(String line) {
    Eventually.until(line, () -> metrics().contains(line));
  }

  private String metrics() {
    return BotBench.get(bot.healthPort(), "/metrics").body();
  }

  @Test
  void too_many_requests_are_repeated_when_telegram_says() {
    telegram.failNext("sendMessage").tooManyRequests(Duration.ofSeconds(1));
    talk("/order", "Which equipment?");
    anna.expectsNothing();
  }

  @Test
  void errors_of_telegram_are_repeated() {
    telegram.failNext("sendMessage").times(3).serverError();
    talk("/order", "Which equipment?");
    anna.expectsNothing();
  }

  @Test
  void a_connection_that_breaks_is_made_again() {
    telegram.failNext("sendMessage").times(3).cutRequest();
    talk("/order", "Which equipment?");
    telegram.failNext("sendMessage").cutAnswer();
    talk("Drill", ASK_PHONE);
    anna.expects(ASK_PHONE);
    anna.expectsNothing();
  }

  @Test
  void polls_that_fail_are_repeated() {
    telegram.failNext("getUpdates").times(2).serverError();
    talk("/order", "Which equipment?");
    telegram.failNext("getUpdates").times(2).cutAnswer();
    talk("Drill", ASK_PHONE);
    talk("030 123456", CONFIRM);
    anna.expectsNothing();
  }

  @Test
  void a_user_who_blocks_the_bot_holds_nobody_up() {
    talk("/order", "Which equipment?");
    telegram
        .failNext("sendMessage")
        .inChat(anna)
        .error(403, "Forbidden: bot was blocked by the user");
    anna.says("Drill");
    Chat ben = telegram.user("Ben").privateChat();
    ben.says("/order");
    ben.expects("Which equipment?");
    talk("030 123456", CONFIRM);
    counts("bot_undeliverable_total 1");
  }

  @Test
  void an_update_that_is_not_answered_is_not_confirmed() {
    var stuck = telegram.failNext("sendMessage").hold();
    SentUpdate order = anna.says("/order");
    stuck.awaitFirstUse();
    assertThat(order.isConfirmed()).isFalse();
    stuck.release();
    order.awaitConfirmed();
    anna.expects("Which equipment?");
  }

  @Test
  void an_update_that_comes_again_creates_no_second_order() {
    orderUpToConfirmation();
    SentUpdate yes = talk("yes", "Order 1 is placed. We will call you.");
    yes.awaitConfirmed();
    telegram.redeliver(yes);
    yes.awaitDelivered(2);
    anna.expectsNothing();
    assertThat(bench.dataService.created()).isEqualTo(1);
    counts("bot_updates_total{outcome=\"redelivered\"} 1");
  }

  @Test
  void a_dialog_goes_on_after_a_restart() throws Exception {
    talk("/order", "Which equipment?");
    restart();
    talk("Drill", ASK_PHONE);
    restart();
    talk("030 123456", CONFIRM);
    restart();
    talk("yes", "Order 1 is placed. We will call you.");
  }

  @Test
  void what_a_stopped_bot_did_not_answer_is_answered_by_the_next() throws Exception {
    bot.close();
    bench.with("SHUTDOWN_DEADLINE", "1");
    bot = bench.start();
    talk("/order", "Which equipment?");
    var stuck = telegram.failNext("sendMessage").tooManyRequests(Duration.ofMinutes(10));
    SentUpdate drill = anna.says("Drill");
    stuck.awaitFirstUse();
    bot.close();
    assertThat(drill.isConfirmed()).isFalse();
    bot = bench.start();
    anna.expects(ASK_PHONE);
    anna.expectsNothing();
  }

  @Test
  void a_handler_that_fails_ends_the_dialog_and_says_so() {
    bench.dataService.status = 500;
    orderUpToConfirmation();
    talk("yes", Flows.APOLOGIES.failed());
    talk("yes", "I did not understand that. /help shows what I can do.");
    bench.dataService.status = 201;
    bench.dataService.answer = "{\"unexpected\": true}";
    orderUpToConfirmation();
    talk("yes", Flows.APOLOGIES.failed());
    bench.dataService.answer = "no JSON";
    orderUpToConfirmation();
    talk("yes", Flows.APOLOGIES.failed());
    counts("bot_updates_total{outcome=\"failed\"} 3");
  }

  @Test
  void a_step_of_another_release_is_answered() {
    store("order:colour");
    talk("Blue", Flows.APOLOGIES.otherRelease());
    store("order:colour");
    talk("/cancel", "There is nothing to cancel.");
    store("order:colour");
    talk("/order", "Which equipment?");
  }

  private void store(String state) {
    DialogKey key = new DialogKey(4200000001L, anna.id(), anna.id(), 0);
    Dialog before = bench.memory.load(key);
    assertThat(
            bench.memory.replace(
                key,
                before,
                before.next(Optional.of(state), Map.of(), Instant.now()),
                new Lifetime(Duration.ofMinutes(1), Duration.ofMinutes(1))))
        .isTrue();
  }

  @Test
  void what_the_storage_cannot_do_is_told() {
    bench.storage.failure = Optional.of(new ForeignDataException("fsm:1", "no JSON"));
    talk("/order", Flows.APOLOGIES.unreadable());
    bench.storage.failure = Optional.of(new StorageFullException("full", new IOException()));
    talk("/order", Flows.APOLOGIES.full());
    bench.storage.failure = Optional.of(new StorageException("away"));
    talk("/order", Flows.APOLOGIES.away());
    var ready = BotBench.get(bot.healthPort(), "/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("storage: does not answer\n");
    assertThat(metrics()).contains("bot_storage_up 0").doesNotContain("bot_active_dialogs");
    bench.storage.failure = Optional.empty();
    talk("/order", "Which equipment?");
    assertThat(metrics()).contains("bot_storage_up 1", "bot_active_dialogs 1");
  }

  @Test
  void an_update_of_an_unknown_form_holds_no_other_up() {
    SentUpdate odd = telegram.deliver("{\"message\": {\"message_id\": {\"number\": 1}}}");
    talk("/order", "Which equipment?");
    odd.awaitConfirmed();
  }

  @Test
  void a_user_who_left_a_dialog_is_reminded_once() throws Exception {
    bot.close();
    bench.with("REMINDER_AFTER", "1");
    bot = bench.start();
    talk("/order", "Which equipment?");
    anna.expects("Are you still there? Please go on, or /cancel.");
    talk("Drill", ASK_PHONE);
    anna.expects("Are you still there? Please go on, or /cancel.");
    anna.expectsNothing();
  }
}
