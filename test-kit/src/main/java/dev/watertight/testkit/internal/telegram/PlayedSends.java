package dev.watertight.testkit.internal.telegram;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot sends. */
final class PlayedSends {
  private static final Map<String, String> MEDIA =
      Map.of(
          "sendPhoto", "photo",
          "sendAudio", "audio",
          "sendDocument", "document",
          "sendVideo", "video",
          "sendAnimation", "animation",
          "sendVoice", "voice",
          "sendVideoNote", "video_note",
          "sendSticker", "sticker");
  private static final Set<String> ACTIONS =
      Set.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "record_audio",
          "upload_audio",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note");
  private static final Set<String> DICE = Set.of("🎲", "🎯", "🏀", "⚽", "🎳", "🎰");

  private final Telegram telegram;
  private final Delivery delivery;
  private int dice;
  private int polls;
  private int groups;

  PlayedSends(Telegram telegram) {
    this.telegram = telegram;
    this.delivery = new Delivery(telegram);
  }

  void into(Map<String, Played> played) {
    played.put("sendMessage", this::sendMessage);
    MEDIA.forEach((method, kind) -> played.put(method, call -> sendMedia(kind, call)));
    played.put("sendMediaGroup", this::sendMediaGroup);
    played.put("sendLocation", call -> send("location", location(call), call));
    played.put("sendVenue", this::sendVenue);
    played.put(
        "sendContact",
        call ->
            send(
                "contact", fields(call, "phone_number", "first_name", "last_name", "vcard"), call));
    played.put("sendDice", this::sendDice);
    played.put("sendPoll", this::sendPoll);
    played.put("sendChatAction", this::sendChatAction);
  }

  private JsonNode sendMessage(ApiCall call) throws ApiError {
    FormattedText text = FormattedText.message(call);
    ObjectNode message = delivery.blank(call);
    text.into(message, "text", "entities");
    return delivery.send(message, call);
  }

  private JsonNode send(String kind, JsonNode content, ApiCall call) throws ApiError {
    ObjectNode message = delivery.blank(call);
    message.set(kind, content);
    return delivery.send(message, call);
  }

  private JsonNode sendMedia(String kind, ApiCall call) throws ApiError {
    FormattedText caption = FormattedText.caption(call);
    ObjectNode message = delivery.blank(call);
    Files.Stored file = Media.sent(telegram.files(), kind, call.upload(kind), call.text(kind));
    message.set(kind, Media.of(kind, file));
    if (kind.equals("animation")) {
      message.set("document", Media.of("document", file));
    }
    caption.into(message, "caption", "caption_entities");
    return delivery.send(message, call);
  }

  private JsonNode sendMediaGroup(ApiCall call) throws ApiError {
    ArrayNode sent = Json.array();
    String group = "group-" + ++groups;
    JsonNode media = call.value("media");
    for (JsonNode item : media == null ? Json.array() : media) {
      String kind = Json.text(item, "type");
      ObjectNode message = delivery.blank(call);
      message.put("media_group_id", group);
      String reference = Json.text(item, "media");
      Upload upload =
          reference.startsWith("attach://")
              ? call.files().get(reference.substring("attach://".length()))
              : null;
      message.set(kind, Media.of(kind, Media.sent(telegram.files(), kind, upload, reference)));
      FormattedText.captionOf(item).into(message, "caption", "caption_entities");
      sent.add(delivery.send(message, call));
    }
    return sent;
  }

  private static ObjectNode location(ApiCall call) throws ApiError {
    ObjectNode location =
        fields(call, "longitude", "latitude", "horizontal_accuracy", "live_period", "heading");
    if (Math.abs(location.path("latitude").asDouble(0)) > 90
        || Math.abs(location.path("longitude").asDouble(0)) > 180) {
      throw ApiError.wrongParameter("wrong location specified");
    }
    return location;
  }

  private JsonNode sendVenue(ApiCall call) throws ApiError {
    ObjectNode venue = fields(call, "title", "address");
    venue.set("location", location(call));
    ObjectNode message = delivery.blank(call);
    message.set("location", location(call));
    message.set("venue", venue);
    return delivery.send(message, call);
  }

  private JsonNode sendDice(ApiCall call) throws ApiError {
    String emoji = call.has("emoji") ? call.text("emoji") : "🎲";
    if (!DICE.contains(emoji)) {
      throw ApiError.wrongParameter("wrong dice emoji specified");
    }
    return send("dice", Json.object().put("emoji", emoji).put("value", 1 + dice++ % 5), call);
  }

  private JsonNode sendPoll(ApiCall call) throws ApiError {
    ObjectNode poll =
        Json.object()
            .put("id", "poll-" + ++polls)
            .put("question", call.text("question"))
            .put("total_voter_count", 0)
            .put("is_closed", false)
            .put("is_anonymous", !call.has("is_anonymous") || call.flag("is_anonymous"))
            .put("type", call.has("type") ? call.text("type") : "regular")
            .put("allows_multiple_answers", call.flag("allows_multiple_answers"))
            .put("allows_revoting", false)
            .put("members_only", false);
    ArrayNode options = Json.array();
    JsonNode wanted = call.value("options");
    for (JsonNode option : wanted == null ? Json.array() : wanted) {
      options.add(
          Json.object()
              .put("persistent_id", "option-" + options.size())
              .put("text", option.isString() ? option.stringValue() : Json.text(option, "text"))
              .put("voter_count", 0));
    }
    poll.set("options", options);
    return send("poll", poll, call);
  }

  private JsonNode sendChatAction(ApiCall call) throws ApiError {
    telegram.chats().writable(call.text("chat_id"));
    if (!ACTIONS.contains(call.text("action"))) {
      throw ApiError.wrongParameter("wrong parameter action in request");
    }
    return BooleanNode.TRUE;
  }

  private static ObjectNode fields(ApiCall call, String... names) {
    ObjectNode object = Json.object();
    for (String name : List.of(names)) {
      JsonNode value = call.value(name);
      if (value != null) {
        object.set(name, value);
      }
    }
    return object;
  }
}
