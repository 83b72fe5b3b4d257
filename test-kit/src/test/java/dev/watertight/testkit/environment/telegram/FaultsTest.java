package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong on the way goes wrong as often, where and how the test said. */
final class FaultsTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final RawBot bot = new RawBot(telegram);
  private final Chat anna = telegram.user("Anna").privateChat();
  private final Chat bob = telegram.user("Bob").privateChat();

  @Test
  void tooManyRequestsNamesWhenToComeBack() {
    telegram.failNext("sendMessage").times(2).tooManyRequests(Duration.ofSeconds(3));

    RawBot.Answer answer = bot.send(anna, "one");

    assertThat(answer.code()).isEqualTo(429);
    assertThat(answer.description()).isEqualTo("Too Many Requests: retry after 3");
    assertThat(answer.body().path("parameters").path("retry_after").asInt()).isEqualTo(3);
    assertThat(bot.get("getMe").code()).isEqualTo(200);
    assertThat(bot.send(anna, "one").code()).isEqualTo(429);
    assertThat(bot.send(anna, "one").code()).isEqualTo(200);
    anna.expects("one");
    anna.expectsNothing();
  }

  @Test
  void aFaultOfOneChatLeavesOthersAlone() {
    ArmedFault fault = telegram.failNext().inChat(bob).serverError();

    assertThat(bot.send(anna, "one").code()).isEqualTo(200);
    assertThat(bot.send(bob, "one").code()).isEqualTo(502);
    fault.awaitUsed();
    assertThat(fault.used()).isEqualTo(1);
    assertThat(bot.send(bob, "one").code()).isEqualTo(200);
  }

  @Test
  void aHeldAnswerWaitsAfterTheCallTookEffect() {
    ArmedFault fault = telegram.failNext("sendMessage").hold();
    var answer = bot.later("sendMessage", "{\"chat_id\": " + anna.id() + ", \"text\": \"one\"}");

    anna.expects("one");
    assertThat(answer).isNotDone();
    fault.release();

    assertThat(answer).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aSlowAnswerComes() {
    telegram.failNext("getMe").slow(Duration.ofMillis(20));

    assertThat(bot.get("getMe").code()).isEqualTo(200);
  }

  @Test
  void aCutAnswerLeavesTheBotInDoubtThoughTheMessageIsThere() {
    telegram.failNext("sendMessage").cutAnswer();

    assertThatThrownBy(() -> bot.send(anna, "one")).isNotNull();
    anna.expects("one");
  }

  @Test
  void aCutRequestHasNoEffect() {
    telegram.failNext("sendMessage").cutRequest();

    assertThatThrownBy(() -> bot.send(anna, "one"))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(telegram.awaitCalls("sendMessage", 1).get(0).error())
        .contains("cut before the call took effect");
    anna.expectsNothing();
  }

  @Test
  void aDownloadCanFail() throws IOException {
    anna.sendsDocument("list.txt", "content".getBytes(StandardCharsets.UTF_8));
    String id =
        bot.updates(0).result().get(0).path("message").path("document").path("file_id").asString();
    String path =
        bot.json("getFile", "{\"file_id\": \"" + id + "\"}").result().path("file_path").asString();
    telegram.failNext("download").serverError();

    assertThatThrownBy(() -> bot.download(path)).isInstanceOf(IOException.class);
    assertThat(bot.download(path)).asString(StandardCharsets.UTF_8).isEqualTo("content");
    bot.updates(800_000_000);
  }

  @Test
  void aFaultThatNothingMetFailsTheTest() {
    telegram.failNext("sendPhoto").serverError();

    assertThatThrownBy(telegram::verify).hasMessageContaining("No call met a fault");
    bot.json("sendPhoto", "{\"chat_id\": 1, \"photo\": \"x\"}");
  }
}
