package dev.watertight.testkit.internal.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts messages of the bot into chats. */
final class Delivery {
  private final Telegram telegram;

  Delivery(Telegram telegram) {
    this.telegram = telegram;
  }

  /** A message to where the call wants it, with what it replies to, and no content yet. */
  ObjectNode blank(ApiCall call) throws ApiError {
    ChatState chat = telegram.chats().writable(call.text("chat_id"));
    int thread = (int) call.number("message_thread_id");
    if (thread != 0 && !chat.topics().containsKey(thread)) {
      throw ApiError.badRequest("message thread not found");
    }
    ObjectNode replied = replied(chat, call);
    ObjectNode message = telegram.chats().blank(chat, null, thread);
    if (replied != null) {
      message.set("reply_to_message", replied);
    }
    return message;
  }

  private static @Nullable ObjectNode replied(ChatState chat, ApiCall call) throws ApiError {
    JsonNode parameters = call.value("reply_parameters");
    long id =
        parameters == null
            ? call.number("reply_to_message_id")
            : Json.number(parameters, "message_id");
    boolean optional =
        parameters == null
            ? call.flag("allow_sending_without_reply")
            : parameters.path("allow_sending_without_reply").asBoolean(false);
    if (id == 0) {
      return null;
    }
    MessageState message = chat.message(id);
    if (message == null) {
      if (optional) {
        return null;
      }
      throw ApiError.badRequest("message to be replied not found");
    }
    ObjectNode json = message.json().deepCopy();
    json.remove("reply_to_message");
    return json;
  }

  /** Sends a message that has its content; its keyboard is that of the call. */
  ObjectNode send(ObjectNode message, ApiCall call) throws ApiError {
    ChatState chat = telegram.chats().find(call.text("chat_id"));
    JsonNode markup = call.value("reply_markup");
    if (markup != null) {
      if (markup.has("inline_keyboard")) {
        message.set("reply_markup", markup);
      } else if (markup.has("keyboard")) {
        chat.replyKeyboard(markup);
      } else if (markup.path("remove_keyboard").asBoolean(false)) {
        chat.replyKeyboard(null);
      }
    }
    chat.add(new MessageState(true, message));
    return message;
  }
}
