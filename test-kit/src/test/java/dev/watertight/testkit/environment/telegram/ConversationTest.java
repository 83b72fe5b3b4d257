package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test reads like the conversation that it is about, and says all of it when it fails. */
final class ConversationTest {
  @RegisterExtension
  final FakeTelegram telegram =
      FakeTelegram.settings().patience(Duration.ofMillis(300)).quiet(Duration.ofMillis(20)).start();

  private final RawBot bot = new RawBot(telegram);
  private final FakeUser annaUser = telegram.user("Anna");
  private final Chat anna = annaUser.privateChat();

  private long confirmAll() {
    var updates = bot.updates(0).result();
    long last = updates.get(updates.size() - 1).path("update_id").asLong();
    bot.updates(last + 1);
    return last;
  }

  @Test
  void aFailurePrintsTheWholeExchange() {
    anna.says("/order");
    bot.updates(0);
    bot.send(anna, "Which colour?");

    assertThatThrownBy(() -> anna.expects("Which model?"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "Expected the bot to say to Anna: \"Which model?\", but it said: \"Which colour?\"")
        .hasMessageContaining("Anna → bot")
        .hasMessageContaining("says \"/order\"")
        .hasMessageContaining("getUpdates delivers update 700000001")
        .hasMessageContaining("bot → Anna")
        .hasMessageContaining("sendMessage \"Which colour?\"");
  }

  @Test
  void silenceSaysThatNoBotRuns() {
    anna.says("/order");

    assertThatThrownBy(() -> anna.expects("Which model?"))
        .hasMessageContaining("but it said nothing (waited 0.3 s)")
        .hasMessageContaining("No bot has asked for updates or set a webhook");
  }

  @Test
  void commandsAreMarked() {
    SentUpdate said = anna.says("/order now");

    assertThat(said.json())
        .contains("\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":6}]");
  }

  @Test
  void buttonsBelowMessagesSendQueriesThatWantAnAnswer() {
    bot.json(
        "sendMessage",
        """
        {"chat_id": %d, "text": "Sure?", "reply_markup": {"inline_keyboard": [[
          {"text": "Yes", "callback_data": "sure:yes"}, {"text": "Why?", "url": "https://a.b"}]]}}
        """
            .formatted(anna.id()));
    BotMessage question = anna.expects("Sure?");

    SentUpdate press = anna.presses("Yes");

    var query = bot.updates(0).result().get(0).path("callback_query");
    assertThat(query.path("data").asString()).isEqualTo("sure:yes");
    assertThat(query.path("message").path("message_id").asInt()).isEqualTo(question.id());
    String id = query.path("id").asString();
    assertThatThrownBy(() -> anna.expectsNotification("Done"))
        .hasMessageContaining("answer the press with \"Done\", but it did not");
    bot.json("answerCallbackQuery", "{\"callback_query_id\": \"" + id + "\", \"text\": \"Done\"}");
    anna.expectsNotification("Done");
    press.expire();
    assertThat(
            bot.json("answerCallbackQuery", "{\"callback_query_id\": \"" + id + "\"}")
                .description())
        .isEqualTo(
            "Bad Request: query is too old and response timeout expired or query ID is invalid");
    assertThatThrownBy(() -> anna.presses(question, "Why?"))
        .hasMessageContaining("tells the bot nothing");
    assertThatThrownBy(() -> anna.presses("No"))
        .hasMessageContaining("there is no button [No]; there are: [Yes, Why?]");
  }

  @Test
  void buttonsBelowTheTextFieldSayTheirLabelOrSendTheContact() {
    bot.json(
        "sendMessage",
        """
        {"chat_id": %d, "text": "Who?", "reply_markup": {"keyboard": [["Nobody",
          {"text": "Me", "request_contact": true}]]}}
        """
            .formatted(anna.id()));
    anna.expects("Who?");

    anna.presses("Nobody");
    anna.presses("Me");

    var updates = bot.updates(0).result();
    assertThat(updates.get(0).path("message").path("text").asString()).isEqualTo("Nobody");
    assertThat(updates.get(1).path("message").path("contact").path("user_id").asLong())
        .isEqualTo(annaUser.id());
  }

  @Test
  void usersSendWhatUsersSend() {
    anna.sendsContact("+49", "Bo");
    anna.sendsLocation(52.5, 13.4);
    anna.sendsVoice(new byte[] {1, 2});
    anna.edits(anna.says("first"), "second");
    bot.send(anna, "Which?");
    anna.repliesTo(anna.expects("Which?"), "That one");

    var updates = bot.updates(0).result();
    assertThat(updates.get(0).path("message").path("contact").path("first_name").asString())
        .isEqualTo("Bo");
    assertThat(updates.get(1).path("message").path("location").path("latitude").asDouble())
        .isEqualTo(52.5);
    assertThat(updates.get(2).path("message").has("voice")).isTrue();
    assertThat(updates.get(4).path("edited_message").path("text").asString()).isEqualTo("second");
    assertThat(updates.get(5).path("message").path("reply_to_message").path("text").asString())
        .isEqualTo("Which?");
  }

  @Test
  void anEditIsNoFasterThanTheTest() {
    int id = bot.send(anna, "Loading").result().path("message_id").asInt();
    bot.json(
        "editMessageText",
        "{\"chat_id\": %d, \"message_id\": %d, \"text\": \"Done\"}".formatted(anna.id(), id));

    BotMessage message = anna.expects("Loading");

    anna.expectsEdit(message, "Done");
    assertThatThrownBy(() -> anna.expectsEdit(message, "Gone"))
        .hasMessageContaining("edit message " + id + " to \"Gone\", but it is \"Done\"");
  }

  @Test
  void othersArePassedOverOnlyWhenAsked() {
    bot.send(anna, "Please wait");
    bot.send(anna, "Done");

    anna.awaits("Done");
    assertThatThrownBy(() -> anna.awaits("More"))
        .hasMessageContaining("Expected the bot to say to Anna: \"More\", but it said nothing");
  }

  @Test
  void nothingIsExpectedOnlyAfterAllIsConfirmed() {
    anna.says("hello");
    assertThatThrownBy(anna::expectsNothing)
        .hasMessageContaining("take all that was said, and then to say nothing");
    confirmAll();
    anna.expectsNothing();
    bot.send(anna, "Surprise");
    assertThatThrownBy(anna::expectsNothing)
        .hasMessageContaining("Expected the bot to say nothing, but it said: \"Surprise\"");
  }

  @Test
  void groupsAndTopicsKeepTheirConversationsApart() {
    FakeGroup team = telegram.group("Team");
    Chat inOrders = team.topicAs("Orders", annaUser);
    Chat bobInTeam = team.as(telegram.user("Bob"));
    inOrders.says("/order");
    var message = bot.updates(0).result().get(0).path("message");
    long thread = message.path("message_thread_id").asLong();
    assertThat(message.path("chat").path("is_forum").asBoolean(false)).isTrue();

    bot.json(
        "sendMessage",
        "{\"chat_id\": %d, \"message_thread_id\": %d, \"text\": \"Noted\"}"
            .formatted(team.id(), thread));
    bot.send(bobInTeam, "Hello all");

    inOrders.expects("Noted");
    bobInTeam.expects("Hello all");
    assertThat(
            bot.json(
                    "sendMessage",
                    "{\"chat_id\": %d, \"message_thread_id\": 9999, \"text\": \"x\"}"
                        .formatted(team.id()))
                .description())
        .isEqualTo("Bad Request: message thread not found");
    assertThat(team.as(annaUser)).isSameAs(team.as(annaUser));
  }

  @Test
  void theNextTestOfASharedFakeSeesNothingOfTheLast() {
    bot.json(
        "sendMessage",
        """
        {"chat_id": %d, "text": "Sure?", "reply_markup": {"inline_keyboard": [[
          {"text": "Yes", "callback_data": "y"}]]}}
        """
            .formatted(anna.id()));
    anna.says("hello");
    anna.blocksBot();

    telegram.reset();

    assertThat(bot.updates(0).result()).isEmpty();
    anna.expectsNothing();
    assertThatThrownBy(() -> anna.presses("Yes")).hasMessageContaining("there are: []");
    bot.send(anna, "Welcome");
    anna.expects("Welcome");
  }

  @Test
  void whatIsForgottenIsGoneButMistakesAndWaitingUpdatesStay() {
    int id = bot.send(anna, "One").result().path("message_id").asInt();
    anna.expects("One");
    anna.says("waiting");
    bot.json("sendMesage", "{}");

    telegram.forget();

    assertThat(telegram.calls()).isEmpty();
    assertThat(telegram.exchange()).contains("nothing was said");
    assertThat(
            bot.json(
                    "editMessageText",
                    "{\"chat_id\": %d, \"message_id\": %d, \"text\": \"x\"}"
                        .formatted(anna.id(), id))
                .description())
        .isEqualTo("Bad Request: message to edit not found");
    assertThat(bot.updates(0).result()).hasSize(1);
    bot.send(anna, "Two");
    anna.expects("Two");
    telegram.expectsMistake("sendMesage");
  }

  @Test
  void theTokenIsInNoFailure() {
    bot.send(anna, "my token is " + telegram.token());

    assertThatThrownBy(() -> anna.expects("x"))
        .hasMessageContaining("my token is <token>")
        .hasMessageNotContaining(telegram.token());
  }

  @Test
  void aPredicateThatThrowsIsNamed() {
    bot.send(anna, "hello");

    assertThatThrownBy(
            () -> anna.expectsMatching("a number", message -> Integer.parseInt(message.text()) > 0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The predicate given for a number threw")
        .hasRootCauseInstanceOf(NumberFormatException.class);
  }

  @Test
  void wrongOrderOfTheTestIsNamed() {
    assertThatThrownBy(() -> anna.expectsNotification("x"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("no button was pressed");
    SentUpdate press = telegram.deliver("{\"poll\": {\"id\": \"1\"}}");
    assertThatThrownBy(() -> anna.edits(press, "x"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("sent no message");
  }
}
