package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no correct bot sends is answered as Telegram answers it, and fails the test. */
final class StrictnessTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final RawBot bot = new RawBot(telegram);
  private final Chat anna = telegram.user("Anna").privateChat();

  @Test
  void anUnknownMethodIsNotFoundAndFailsTheTest() {
    RawBot.Answer answer = bot.json("sendMesage", "{}");

    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.body().path("ok").asBoolean(true)).isFalse();
    assertThat(answer.description()).isEqualTo("Not Found: method not found");
    assertThatThrownBy(telegram::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Bot API 10.2 has no method \"sendMesage\"; perhaps sendMessage?");
    telegram.expectsMistake("sendMesage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sendMessage | {'text': 'x'} | chat_id is empty",
        "sendMessage | {'chat_id': 5000000001} | message text is empty",
        "sendMessage | {'chat_id': 5000000001, 'text': '   '} | text must be non-empty",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x', 'replymarkup': {}} | parameter \"replymarkup\" is unknown to sendMessage",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x', 'reply_markup': 'none'} | object expected as reply markup",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x', 'reply_markup': {'inline_keyboard': [[{'text': 'a'}]]}} | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x', 'message_thread_id': 'first'} | can't parse message_thread_id: expected Integer",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x', 'parse_mode': 'Latex'} | unsupported parse_mode",
        "sendMessage | {'chat_id': 5000000001, 'text': '<b>x', 'parse_mode': 'HTML'} | can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        "sendMessage | {'chat_id': 5000000001, 'text': 'x.', 'parse_mode': 'MarkdownV2'} | can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        "sendPhoto | {'chat_id': 5000000001} | there is no photo in the request",
        "sendPhoto | {'chat_id': 5000000001, 'photo': 'attach://cat'} | wrong file identifier/HTTP URL specified",
        "getUpdates | {'limit': 101} | parameter \"limit\" must be 1 to 100",
        "sendChatAction | {'chat_id': 5000000001, 'action': 'dancing'} | wrong parameter action in request",
        "setMyCommands | {'commands': [{'command': 'Start', 'description': 'x'}]} | BOT_COMMAND_INVALID",
        "sendPoll | {'chat_id': 5000000001, 'question': 'x'} | parameter \"options\" is required",
      })
  void aWrongParameterIsABadRequestAndFailsTheTest(
      String method, String parameters, String description) {
    RawBot.Answer answer = bot.json(method, parameters.replace('\'', '"'));

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.description()).isEqualTo("Bad Request: " + description);
    assertThatThrownBy(telegram::verify).isInstanceOf(AssertionError.class);
    telegram.expectsMistake("");
  }

  @Test
  void aTextOf4096CharactersIsTheLongest() {
    assertThat(bot.send(anna, "x".repeat(4096)).code()).isEqualTo(200);
    assertThat(bot.send(anna, "x".repeat(4097)).description())
        .isEqualTo("Bad Request: message is too long");
    telegram.expectsMistake("message is too long");
  }

  @Test
  void callbackDataOf64BytesIsTheLongest() {
    String button =
        "{\"chat_id\": %d, \"text\": \"x\", \"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"a\", \"callback_data\": \"%s\"}]]}}";

    assertThat(bot.json("sendMessage", button.formatted(anna.id(), "ü".repeat(32))).code())
        .isEqualTo(200);
    assertThat(bot.json("sendMessage", button.formatted(anna.id(), "ü".repeat(33))).description())
        .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    assertThat(telegram.expectsMistake("callback_data"))
        .contains("must be 1 to 64 bytes, and is 66");
  }

  @Test
  void anotherTokenIsUnauthorizedAndNeverPrinted() {
    RawBot.Answer answer = bot.call(telegram.baseUrl() + "/bot1:wrong/getMe", null, new byte[0]);

    assertThat(answer.code()).isEqualTo(401);
    assertThat(answer.description()).isEqualTo("Unauthorized");
    telegram.expectsMistake("another bot");
    bot.send(anna, telegram.token());
    assertThat(telegram.exchange()).contains("<token>").doesNotContain(telegram.token());
  }

  @Test
  void aBodyThatIsNoJsonOrOfAnotherTypeIsABadRequest() {
    assertThat(bot.json("getMe", "[1").description())
        .isEqualTo("Bad Request: can't parse JSON object");
    telegram.expectsMistake("no JSON object");
    RawBot.Answer xml =
        bot.call(
            telegram.baseUrl() + "/bot" + telegram.token() + "/getMe",
            "text/xml",
            "<x/>".getBytes(StandardCharsets.UTF_8));
    assertThat(xml.description()).isEqualTo("Bad Request: unsupported content type");
    telegram.expectsMistake("text/xml");
  }

  @Test
  void formsQueriesAndMethodsInAnyCaseAreTaken() {
    assertThat(
            bot.form("SENDMESSAGE", Map.of("chat_id", "" + anna.id(), "text", "a & b = ü")).code())
        .isEqualTo(200);
    anna.expects("a & b = ü");
    assertThat(bot.get("sendmessage?chat_id=" + anna.id() + "&text=hello+you").code())
        .isEqualTo(200);
    anna.expects("hello you");
  }

  @Test
  void legacyParametersAreStillTaken() {
    RawBot.Answer answer =
        bot.json(
            "sendMessage",
            "{\"chat_id\": %d, \"text\": \"x\", \"disable_web_page_preview\": true}"
                .formatted(anna.id()));

    assertThat(answer.code()).isEqualTo(200);
  }

  @Test
  void aMethodThatIsNotPlayedNeverInventsAnAnswer() {
    RawBot.Answer answer = bot.json("getStickerSet", "{\"name\": \"cats\"}");

    assertThat(answer.code()).isEqualTo(501);
    assertThat(telegram.expectsMistake("getStickerSet"))
        .contains("telegram.onMethod(\"getStickerSet\").answers(json)");
  }

  @Test
  void aScriptAnswersAMethod() {
    telegram.onMethod("getstickerset").answers("{\"name\": \"cats\"}");
    assertThat(bot.json("getStickerSet", "{\"name\": \"cats\"}").result().path("name").asString())
        .isEqualTo("cats");
    telegram.onMethod("getMe").fails(500, "Internal Server Error");
    assertThat(bot.json("getMe", "{}").code()).isEqualTo(500);
  }

  @Test
  void aScriptThatThrowsOrGivesNothingFailsTheTest() {
    telegram
        .onMethod("getMe")
        .answers(
            call -> {
              throw new IllegalStateException("no idea");
            });
    assertThat(bot.json("getMe", "{}").code()).isEqualTo(500);
    telegram.expectsMistake("onMethod(\"getMe\") threw java.lang.IllegalStateException: no idea");
    telegram.onMethod("getMe").answers(call -> null);
    assertThat(bot.json("getMe", "{}").code()).isEqualTo(500);
    telegram.expectsMistake("returned null");
    telegram.onMethod("getMe").answers("{");
    assertThat(bot.json("getMe", "{}").code()).isEqualTo(500);
    telegram.expectsMistake("no JSON");
  }

  @Test
  void aScriptThatHangsHoldsUpItsOwnCallOnly() {
    CountDownLatch never = new CountDownLatch(1);
    telegram
        .onMethod("getMe")
        .answers(
            call -> {
              try {
                never.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
              return "{}";
            });
    var hanging = bot.later("getMe", "{}");

    bot.send(anna, "hello");

    anna.expects("hello");
    assertThat(hanging).isNotDone();
    never.countDown();
  }

  @Test
  void methodsWhoseAnswerCanOnlyBeTrueAreAnsweredSo() {
    assertThat(
            bot.json("setMyDescription", "{\"description\": \"sells things\"}")
                .result()
                .asBoolean(false))
        .isTrue();
    assertThat(bot.json("leaveChat", "{\"chat_id\": 12}").description())
        .isEqualTo("Bad Request: chat not found");
  }
}
