package dev.watertight.testkit.internal.telegram;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot changes and takes away. */
final class PlayedEdits {
  private static final String NOT_MODIFIED =
      "message is not modified: specified new message content and reply markup are exactly the same"
          + " as a current content and reply markup of the message";

  private final Telegram telegram;

  PlayedEdits(Telegram telegram) {
    this.telegram = telegram;
  }

  void into(Map<String, Played> played) {
    played.put("editMessageText", this::editText);
    played.put("editMessageCaption", this::editCaption);
    played.put("editMessageReplyMarkup", this::editMarkup);
    played.put("editMessageMedia", this::editMedia);
    played.put("deleteMessage", this::delete);
    played.put("deleteMessages", this::deleteAll);
  }

  private MessageState edited(ApiCall call) throws ApiError {
    if (call.has("inline_message_id")) {
      throw ApiError.mistake(
          501, "Not Implemented: the fake does not play messages that were sent inline");
    }
    if (!call.has("chat_id") || !call.has("message_id")) {
      throw ApiError.wrongParameter(
          call.has("chat_id") ? "message identifier is not specified" : "chat_id is empty");
    }
    MessageState message =
        telegram.chats().writable(call.text("chat_id")).message(call.number("message_id"));
    if (message == null) {
      throw ApiError.badRequest("message to edit not found");
    }
    if (!message.isFromBot()) {
      throw ApiError.badRequest("message can't be edited");
    }
    return message;
  }

  private JsonNode editText(ApiCall call) throws ApiError {
    if (!call.has("text")) {
      throw call.has("rich_message")
          ? ApiError.mistake(501, "Not Implemented: the fake does not play rich messages")
          : ApiError.wrongParameter("message text is empty");
    }
    FormattedText text = FormattedText.message(call);
    MessageState message = edited(call);
    if (!message.json().has("text")) {
      throw ApiError.badRequest("there is no text in the message to edit");
    }
    ObjectNode json = message.json().deepCopy();
    json.remove("entities");
    text.into(json, "text", "entities");
    return changed(message, json, call);
  }

  private JsonNode editCaption(ApiCall call) throws ApiError {
    FormattedText caption = FormattedText.caption(call);
    MessageState message = edited(call);
    if (message.json().has("text")) {
      throw ApiError.badRequest("there is no caption in the message to edit");
    }
    ObjectNode json = message.json().deepCopy();
    json.remove("caption");
    json.remove("caption_entities");
    caption.into(json, "caption", "caption_entities");
    return changed(message, json, call);
  }

  private JsonNode editMarkup(ApiCall call) throws ApiError {
    MessageState message = edited(call);
    return changed(message, message.json().deepCopy(), call);
  }

  private JsonNode editMedia(ApiCall call) throws ApiError {
    MessageState message = edited(call);
    JsonNode media = call.value("media");
    if (media == null) {
      throw ApiError.wrongParameter("parameter \"media\" is required");
    }
    String kind = Json.text(media, "type");
    String reference = Json.text(media, "media");
    Upload upload =
        reference.startsWith("attach://")
            ? call.files().get(reference.substring("attach://".length()))
            : null;
    ObjectNode json = message.json().deepCopy();
    for (String old :
        java.util.List.of(
            "photo",
            "video",
            "animation",
            "audio",
            "document",
            "caption",
            "caption_entities",
            "text",
            "entities")) {
      json.remove(old);
    }
    json.set(kind, Media.of(kind, Media.sent(telegram.files(), kind, upload, reference)));
    FormattedText.captionOf(media).into(json, "caption", "caption_entities");
    return changed(message, json, call);
  }

  /** An edit that brings no keyboard takes the old one away. */
  private static JsonNode changed(MessageState message, ObjectNode json, ApiCall call)
      throws ApiError {
    JsonNode markup = call.value("reply_markup");
    json.remove("reply_markup");
    if (markup != null && !markup.path("inline_keyboard").isEmpty()) {
      json.set("reply_markup", markup);
    }
    ObjectNode before = message.json().deepCopy();
    before.remove("edit_date");
    ObjectNode after = json.deepCopy();
    after.remove("edit_date");
    if (after.equals(before)) {
      throw ApiError.badRequest(NOT_MODIFIED);
    }
    message.edit(json.put("edit_date", Instant.now().getEpochSecond()));
    return json;
  }

  private JsonNode delete(ApiCall call) throws ApiError {
    MessageState message =
        telegram.chats().find(call.text("chat_id")).message(call.number("message_id"));
    if (message == null) {
      throw ApiError.badRequest("message to delete not found");
    }
    message.delete();
    return BooleanNode.TRUE;
  }

  private JsonNode deleteAll(ApiCall call) throws ApiError {
    ChatState chat = telegram.chats().find(call.text("chat_id"));
    JsonNode ids = call.value("message_ids");
    for (JsonNode id : ids == null ? Json.array() : ids) {
      MessageState message = chat.message(id.asLong(0));
      if (message != null) {
        message.delete();
      }
    }
    return BooleanNode.TRUE;
  }
}
