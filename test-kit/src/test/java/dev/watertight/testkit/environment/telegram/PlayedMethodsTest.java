package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Methods do what they do at Telegram, and remember it. */
final class PlayedMethodsTest {
  private static final byte[] CAT = "not really a cat".getBytes(StandardCharsets.UTF_8);

  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final RawBot bot = new RawBot(telegram);
  private final Chat anna = telegram.user("Anna").privateChat();

  private String in(String parameters) {
    return "{\"chat_id\": " + anna.id() + (parameters.isEmpty() ? "" : ", " + parameters) + "}";
  }

  @Test
  void theBotKnowsItself() {
    JsonNode me = bot.get("getMe").result();

    assertThat(me.path("is_bot").asBoolean(false)).isTrue();
    assertThat(telegram.token()).startsWith(me.path("id").asString() + ":");
    assertThat(me.path("username").asString()).isEqualTo("watertight_test_bot");
  }

  @Test
  void anEditChangesTheMessageOnce() {
    int id = bot.send(anna, "Loading").result().path("message_id").asInt();
    String edit = in("\"message_id\": " + id + ", \"text\": \"Done\"");

    assertThat(bot.json("editMessageText", edit).result().path("text").asString())
        .isEqualTo("Done");
    assertThat(bot.json("editMessageText", edit).description())
        .isEqualTo(
            "Bad Request: message is not modified: specified new message content and reply markup"
                + " are exactly the same as a current content and reply markup of the message");
    assertThat(
            bot.json("editMessageText", in("\"message_id\": 999, \"text\": \"x\"")).description())
        .isEqualTo("Bad Request: message to edit not found");
    BotMessage message = anna.expects("Loading");
    assertThat(anna.expectsEdit(message, "Done").text()).isEqualTo("Done");
    assertThat(telegram.mistakes()).isEmpty();
  }

  @Test
  void anEditWithoutAKeyboardTakesItAway() {
    String markup =
        "\"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"Yes\", \"callback_data\": \"y\"}]]}";
    int id =
        bot.json("sendMessage", in("\"text\": \"Sure?\", " + markup))
            .result()
            .path("message_id")
            .asInt();
    assertThat(anna.expects("Sure?").buttons()).containsExactly("Yes");

    JsonNode edited = bot.json("editMessageReplyMarkup", in("\"message_id\": " + id)).result();

    assertThat(edited.has("reply_markup")).isFalse();
  }

  @Test
  void aDeletedMessageIsGone() {
    int id = bot.send(anna, "Secret").result().path("message_id").asInt();
    BotMessage message = anna.expects("Secret");

    assertThat(bot.json("deleteMessage", in("\"message_id\": " + id)).code()).isEqualTo(200);
    anna.expectsDeletion(message);
    assertThat(bot.json("deleteMessage", in("\"message_id\": " + id)).description())
        .isEqualTo("Bad Request: message to delete not found");
    assertThat(bot.json("deleteMessages", in("\"message_ids\": [" + id + "]")).code())
        .isEqualTo(200);
  }

  @Test
  void aPhotoOfTheUserIsDownloadedByItsLargeSize() throws Exception {
    anna.sendsPhoto(CAT, "my cat");
    JsonNode message = bot.updates(0).result().get(0).path("message");
    assertThat(message.path("caption").asString()).isEqualTo("my cat");
    JsonNode sizes = message.path("photo");
    String large = sizes.get(sizes.size() - 1).path("file_id").asString();

    JsonNode file = bot.form("getFile", Map.of("file_id", large)).result();

    assertThat(bot.download(file.path("file_path").asString())).isEqualTo(CAT);
    assertThat(sizes.get(0).path("file_size").asInt()).isLessThan(CAT.length);
    assertThat(bot.form("getFile", Map.of("file_id", "nothing")).description())
        .isEqualTo("Bad Request: wrong file_id or the file is temporarily unavailable");
  }

  @Test
  void anUploadOfTheBotCanBeSentAgainAndDownloaded() throws Exception {
    String chat = String.valueOf(anna.id());
    JsonNode document =
        bot.multipart(
                "sendDocument",
                Map.of("chat_id", chat, "caption", "*bill*", "parse_mode", "MarkdownV2"),
                "document",
                "bill \"May\".pdf",
                CAT)
            .result();
    assertThat(document.path("caption").asString()).isEqualTo("bill");
    assertThat(document.path("caption_entities").get(0).path("type").asString()).isEqualTo("bold");
    String id = document.path("document").path("file_id").asString();

    assertThat(bot.form("sendDocument", Map.of("chat_id", chat, "document", id)).code())
        .isEqualTo(200);
    String path = bot.form("getFile", Map.of("file_id", id)).result().path("file_path").asString();
    assertThat(bot.download(path)).isEqualTo(CAT);
    assertThat(anna.expects("bill").has("document")).isTrue();
  }

  @Test
  void anAlbumIsAMessageForEachPicture() {
    JsonNode album =
        bot.multipart(
                "sendMediaGroup",
                Map.of(
                    "chat_id",
                    String.valueOf(anna.id()),
                    "media",
                    "[{\"type\": \"photo\", \"media\": \"attach://cat\", \"caption\": \"one\"},"
                        + " {\"type\": \"photo\", \"media\": \"https://example.org/2.jpg\"}]"),
                "cat",
                "cat.jpg",
                CAT)
            .result();

    assertThat(album).hasSize(2);
    assertThat(album.get(0).path("media_group_id")).isEqualTo(album.get(1).path("media_group_id"));
    anna.expects("one");
    assertThat(anna.expects("").has("photo")).isTrue();
  }

  @Test
  void whatElseIsSentCarriesWhatWasGiven() {
    bot.json("sendLocation", in("\"latitude\": 52.5, \"longitude\": 13.4"));
    bot.json(
        "sendVenue",
        in("\"latitude\": 1, \"longitude\": 2, \"title\": \"Bar\", \"address\": \"x\""));
    bot.json("sendContact", in("\"phone_number\": \"+1\", \"first_name\": \"Bo\""));
    bot.json("sendPoll", in("\"question\": \"Tea?\", \"options\": [{\"text\": \"yes\"}, \"no\"]"));
    bot.json("sendDice", in(""));
    bot.json("sendChatAction", in("\"action\": \"typing\""));

    for (String kind : new String[] {"location", "venue", "contact", "poll", "dice"}) {
      anna.expectsMatching("a " + kind, message -> message.has(kind));
    }
    assertThat(telegram.calls("sendChatAction"))
        .singleElement()
        .satisfies(call -> assertThat(call.parameter("action")).isEqualTo("typing"));
    assertThat(telegram.mistakes()).isEmpty();
  }

  @Test
  void forwardsAndCopiesCarryTheContent() {
    SentUpdate said = anna.says("hello");
    long id = bot.updates(0).result().get(0).path("message").path("message_id").asLong();
    String from = "\"from_chat_id\": " + anna.id() + ", \"message_id\": ";

    JsonNode forwarded = bot.json("forwardMessage", in(from + id)).result();
    JsonNode copied = bot.json("copyMessage", in(from + id)).result();

    assertThat(forwarded.path("forward_origin").path("sender_user").path("first_name").asString())
        .isEqualTo("Anna");
    assertThat(copied.path("message_id").asInt()).isPositive();
    anna.expects("hello");
    anna.expects("hello");
    assertThat(bot.json("copyMessage", in(from + 12345)).description())
        .isEqualTo("Bad Request: message to copy not found");
    assertThat(said.isConfirmed()).isFalse();
  }

  @Test
  void repliesNameWhatTheyReplyTo() {
    int id = bot.send(anna, "Question").result().path("message_id").asInt();
    bot.json(
        "sendMessage", in("\"text\": \"So?\", \"reply_parameters\": {\"message_id\": " + id + "}"));

    anna.expects("Question");
    assertThat(anna.expects("So?").repliesTo()).contains(id);
    assertThat(
            bot.json(
                    "sendMessage",
                    in("\"text\": \"So?\", \"reply_parameters\": {\"message_id\": 99}"))
                .description())
        .isEqualTo("Bad Request: message to be replied not found");
  }

  @Test
  void commandsAreRememberedByScope() {
    bot.json(
        "setMyCommands", "{\"commands\": [{\"command\": \"order\", \"description\": \"buy\"}]}");

    assertThat(bot.get("getMyCommands").result()).hasSize(1);
    assertThat(bot.json("getMyCommands", "{\"scope\": {\"type\": \"all_private_chats\"}}").result())
        .isEmpty();
    bot.get("deleteMyCommands");
    assertThat(bot.get("getMyCommands").result()).isEmpty();
  }

  @Test
  void chatsAndMembersAreDescribed() {
    FakeGroup team = telegram.group("Team");
    team.as(telegram.user("Anna"));
    String group = "{\"chat_id\": " + team.id();

    assertThat(bot.json("getChat", group + "}").result().path("title").asString())
        .isEqualTo("Team");
    assertThat(bot.json("getChatMemberCount", group + "}").result().asInt()).isEqualTo(2);
    assertThat(
            bot.json("getChatMember", group + ", \"user_id\": " + anna.id() + "}")
                .result()
                .path("status")
                .asString())
        .isEqualTo("member");
    assertThat(bot.json("getChat", "{\"chat_id\": 4}").description())
        .isEqualTo("Bad Request: chat not found");
  }

  @Test
  void aBotThatLoggedOutIsLoggedOut() {
    assertThat(bot.get("close").code()).isEqualTo(200);
    assertThat(bot.get("logOut").code()).isEqualTo(200);
    assertThat(bot.get("getMe").description()).isEqualTo("Bad Request: Logged out");
  }

  @Test
  void aBlockedBotIsForbiddenToWrite() {
    anna.blocksBot();
    assertThat(bot.send(anna, "hello").description())
        .isEqualTo("Forbidden: bot was blocked by the user");
    anna.unblocksBot();
    assertThat(bot.send(anna, "hello").code()).isEqualTo(200);
  }

  @Test
  void textIsAsUsersSeeIt() {
    bot.json(
        "sendMessage",
        in(
            "\"parse_mode\": \"HTML\", \"text\": \"<b>5 &lt; 6</b> <a href='https://a.b'>why</a>\""));

    BotMessage message = anna.expects("5 < 6 why");
    assertThat(message.json())
        .contains("{\"type\":\"bold\",\"offset\":0,\"length\":5}")
        .contains("\"url\":\"https://a.b\"");
  }
}
