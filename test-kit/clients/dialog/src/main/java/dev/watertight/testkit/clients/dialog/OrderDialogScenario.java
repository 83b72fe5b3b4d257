package dev.watertight.testkit.clients.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.environment.telegram.ArmedFault;
import dev.watertight.testkit.environment.telegram.BotMessage;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a bot of any client library does with the fake Telegram. */
public abstract class OrderDialogScenario {
  @RegisterExtension
  protected final FakeTelegram telegram =
      FakeTelegram.settings().patience(Duration.ofSeconds(20)).start();

  protected final OrderDialog dialog = new OrderDialog();
  protected final Chat anna = telegram.user("Anna").privateChat();

  private final List<AutoCloseable> bots = new ArrayList<>();

  /**
   * Starts a bot that asks for updates and hands each to the dialog before it confirms it. Closed,
   * it asks no more.
   */
  protected abstract AutoCloseable startBot() throws Exception;

  protected final AutoCloseable start() throws Exception {
    AutoCloseable bot = startBot();
    bots.add(bot);
    return bot;
  }

  @AfterEach
  void stopBots() throws Exception {
    for (AutoCloseable bot : bots) {
      bot.close();
    }
  }

  @Test
  void aWholeOrderIsAConversation() throws Exception {
    start();
    anna.says("/order");
    BotMessage question = anna.expects("Which model?");
    assertThat(question.buttons()).containsExactly("Small", "Large");
    anna.presses("Small");
    anna.expectsNotification("Noted");
    anna.expectsEdit(question, "Model: Small");
    anna.expects("Send a photo of your wall.");
    anna.sendsPhoto(new byte[1234], "my wall");
    anna.expects("Got 1234 bytes.");
    anna.presses("Confirm");
    anna.expects("Ordered: Small");
    anna.expectsNothing();
    assertThat(dialog.failures()).isEmpty();
  }

  @Test
  void twoUsersDoNotMix() throws Exception {
    start();
    Chat bob = telegram.user("Bob").privateChat();
    anna.says("/order");
    bob.says("/order");
    anna.expects("Which model?");
    bob.expects("Which model?");
    anna.presses("Small");
    bob.presses("Large");
    anna.expects("Send a photo of your wall.");
    bob.expects("Send a photo of your wall.");
    anna.says("/cancel");
    anna.expects("Cancelled.");
    bob.expectsNothing();
  }

  @Test
  void tooManyRequestsTellWhenToComeBack() throws Exception {
    telegram.failNext("sendMessage").times(2).tooManyRequests(Duration.ofSeconds(7));
    start();
    anna.says("/order");
    anna.expects("Which model?");
    assertThat(dialog.failures())
        .hasSize(2)
        .allSatisfy(
            failure -> {
              assertThat(failure.code()).isEqualTo(429);
              assertThat(failure.retryAfter()).isEqualTo(7);
            });
  }

  @Test
  void aServerErrorIsOvercome() throws Exception {
    telegram.failNext("sendMessage").serverError();
    start();
    anna.says("/order");
    anna.expects("Which model?");
    assertThat(dialog.failures()).extracting(CallFailed::code).containsExactly(502);
  }

  @Test
  void aCallThatWasLostIsMadeAgain() throws Exception {
    telegram.failNext("sendMessage").cutRequest();
    start();
    anna.says("/order");
    anna.expects("Which model?");
    anna.expectsNothing();
    assertThat(telegram.calls("sendMessage")).hasSize(2);
  }

  /** For libraries that notice half an answer: the bot cannot know that it was heard. */
  protected final void saysItTwiceWhenTheAnswerIsCut() throws Exception {
    telegram.failNext("sendMessage").cutAnswer();
    start();
    anna.says("/order");
    anna.expects("Which model?");
    anna.expects("Which model?");
    assertThat(dialog.failures()).extracting(CallFailed::code).containsExactly(0);
  }

  @Test
  void aSlowAnswerIsWaitedFor() throws Exception {
    telegram.failNext("sendMessage").slow(Duration.ofMillis(50));
    start();
    anna.says("/order");
    anna.expects("Which model?");
    anna.says("/cancel");
    anna.expects("Cancelled.");
    assertThat(dialog.failures()).isEmpty();
  }

  @Test
  void anUpdateThatWasNotConfirmedComesAgainToTheNextBot() throws Exception {
    AutoCloseable first = start();
    ArmedFault stuck = telegram.failNext("sendMessage").hold();
    SentUpdate order = anna.says("/order");
    anna.expects("Which model?");
    assertThat(order.isConfirmed()).isFalse();
    first.close();

    start();

    order.awaitDelivered(2);
    order.awaitConfirmed();
    anna.expects("Which model?");
    stuck.release();
  }

  @Test
  void anUpdateCanBeDeliveredAgainToANewBot() throws Exception {
    AutoCloseable first = start();
    SentUpdate order = anna.says("/order");
    anna.expects("Which model?");
    order.awaitConfirmed();
    first.close();
    telegram.redeliver(order);

    start();

    anna.expects("Which model?");
  }

  @Test
  void twoBotsConflict() throws Exception {
    start();
    telegram.awaitBot();
    start();
    telegram.awaitConflict();
  }

  @Test
  void anUnknownMethodFailsTheTest() throws Exception {
    start();
    anna.says("/unknown").awaitConfirmed();
    assertThatThrownBy(telegram::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("has no method \"sendMesage\"; perhaps sendMessage?");
    telegram.expectsMistake("sendMesage");
  }

  @Test
  void aWrongParameterFailsTheTest() throws Exception {
    start();
    anna.says("/long").awaitConfirmed();
    assertThatThrownBy(telegram::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sendMessage: Bad Request: message is too long");
    telegram.expectsMistake("message is too long");
  }
}
