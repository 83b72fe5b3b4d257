package dev.watertight.testkit.internal.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot forwards and copies. */
final class PlayedCopies {
  private static final List<String> OWN =
      List.of(
          "message_id",
          "from",
          "chat",
          "date",
          "edit_date",
          "reply_markup",
          "reply_to_message",
          "message_thread_id",
          "is_topic_message");

  private final Telegram telegram;
  private final Delivery delivery;

  PlayedCopies(Telegram telegram) {
    this.telegram = telegram;
    this.delivery = new Delivery(telegram);
  }

  void into(Map<String, Played> played) {
    played.put(
        "forwardMessage",
        call ->
            forward(call, source(call, call.number("message_id"), "message to forward not found")));
    played.put("copyMessage", this::copy);
    played.put("forwardMessages", call -> each(call, true));
    played.put("copyMessages", call -> each(call, false));
  }

  private MessageState source(ApiCall call, long id, String otherwise) throws ApiError {
    MessageState message = telegram.chats().find(call.text("from_chat_id")).message(id);
    if (message == null) {
      throw ApiError.badRequest(otherwise);
    }
    return message;
  }

  private ObjectNode forward(ApiCall call, MessageState source) throws ApiError {
    ObjectNode message = copied(call, source);
    ObjectNode origin =
        Json.object().put("type", "user").put("date", Json.number(source.json(), "date"));
    origin.set("sender_user", source.json().path("from"));
    message.set("forward_origin", origin);
    return delivery.send(message, call);
  }

  private JsonNode copy(ApiCall call) throws ApiError {
    MessageState source = source(call, call.number("message_id"), "message to copy not found");
    ObjectNode message = copied(call, source);
    if (call.has("caption") && !message.has("text")) {
      message.remove("caption");
      message.remove("caption_entities");
      FormattedText.caption(call).into(message, "caption", "caption_entities");
    }
    return id(delivery.send(message, call));
  }

  private ObjectNode copied(ApiCall call, MessageState source) throws ApiError {
    ObjectNode message = delivery.blank(call);
    for (Map.Entry<String, JsonNode> field : source.json().properties()) {
      if (!OWN.contains(field.getKey())) {
        message.set(field.getKey(), field.getValue());
      }
    }
    return message.put("date", Instant.now().getEpochSecond());
  }

  /** Telegram passes over the messages of a list that it does not find. */
  private JsonNode each(ApiCall call, boolean forward) throws ApiError {
    ArrayNode sent = Json.array();
    JsonNode ids = call.value("message_ids");
    for (JsonNode id : ids == null ? Json.array() : ids) {
      MessageState source = telegram.chats().find(call.text("from_chat_id")).message(id.asLong(0));
      if (source != null) {
        sent.add(id(forward ? forward(call, source) : delivery.send(copied(call, source), call)));
      }
    }
    if (sent.isEmpty()) {
      throw ApiError.badRequest(
          forward ? "there are no messages to forward" : "there are no messages to copy");
    }
    return sent;
  }

  private static ObjectNode id(ObjectNode message) {
    return Json.object().put("message_id", Json.number(message, "message_id"));
  }
}
