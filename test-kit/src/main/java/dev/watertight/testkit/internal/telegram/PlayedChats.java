package dev.watertight.testkit.internal.telegram;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot asks of chats and does to them. */
final class PlayedChats {
  private static final int TOPIC_COLOUR = 0x6FB9F0;

  private final Telegram telegram;

  PlayedChats(Telegram telegram) {
    this.telegram = telegram;
  }

  void into(Map<String, Played> played) {
    played.put("getChat", this::getChat);
    played.put("getChatMember", this::getChatMember);
    played.put("getChatMemberCount", call -> memberCount(chat(call)));
    played.put("pinChatMessage", call -> pin(call, "message to pin not found"));
    played.put("createForumTopic", this::createForumTopic);
  }

  private ChatState chat(ApiCall call) throws ApiError {
    return telegram.chats().find(call.text("chat_id"));
  }

  private JsonNode getChat(ApiCall call) throws ApiError {
    ObjectNode chat = chat(call).json().put("accent_color_id", 0).put("max_reaction_count", 11);
    chat.set(
        "accepted_gift_types",
        Json.object()
            .put("unlimited_gifts", false)
            .put("limited_gifts", false)
            .put("unique_gifts", false)
            .put("premium_subscription", false)
            .put("gifts_from_channels", false));
    return chat;
  }

  private JsonNode getChatMember(ApiCall call) throws ApiError {
    ChatState chat = chat(call);
    long id = call.number("user_id");
    ObjectNode bot = telegram.bot();
    if (id == Json.number(bot, "id")) {
      ObjectNode member = Json.object().put("status", "member");
      member.set("user", bot);
      return member;
    }
    UserState user = telegram.chats().userById(id);
    if (user == null) {
      throw ApiError.badRequest("user not found");
    }
    ObjectNode member =
        Json.object().put("status", chat.members().contains(user) ? "member" : "left");
    member.set("user", user.json());
    return member;
  }

  private static JsonNode memberCount(ChatState chat) {
    return tools.jackson.databind.node.IntNode.valueOf(chat.members().size() + 1);
  }

  private JsonNode pin(ApiCall call, String otherwise) throws ApiError {
    if (chat(call).message(call.number("message_id")) == null) {
      throw ApiError.badRequest(otherwise);
    }
    return BooleanNode.TRUE;
  }

  private JsonNode createForumTopic(ApiCall call) throws ApiError {
    ChatState chat = chat(call);
    if (chat.topics().isEmpty()) {
      throw ApiError.badRequest("the chat is not a forum");
    }
    int thread = telegram.chats().nextMessageId();
    chat.topics().put(thread, call.text("name"));
    return Json.object()
        .put("message_thread_id", thread)
        .put("name", call.text("name"))
        .put("icon_color", call.number("icon_color", TOPIC_COLOUR));
  }
}
