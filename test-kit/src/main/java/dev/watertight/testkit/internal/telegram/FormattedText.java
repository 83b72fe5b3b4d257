package dev.watertight.testkit.internal.telegram;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text as users see it, and what of it is bold, a link and so on. */
record FormattedText(String text, ArrayNode entities) {
  static final long LONGEST_TEXT = 4096;
  static final long LONGEST_CAPTION = 1024;

  /** The text of a message: between 1 and 4096 characters. */
  static FormattedText message(ApiCall call) throws ApiError {
    FormattedText text = of(call.text("text"), call.text("parse_mode"), call.value("entities"));
    if (text.text().isEmpty()) {
      throw ApiError.wrongParameter("text must be non-empty");
    }
    return text.atMost(LONGEST_TEXT, "message is too long");
  }

  /** The caption of a message: at most 1024 characters. */
  static FormattedText caption(ApiCall call) throws ApiError {
    return of(call.text("caption"), call.text("parse_mode"), call.value("caption_entities"))
        .atMost(LONGEST_CAPTION, "message caption is too long");
  }

  /** The caption that an object such as InputMediaPhoto carries. */
  static FormattedText captionOf(JsonNode media) throws ApiError {
    return of(
            Json.text(media, "caption"),
            Json.text(media, "parse_mode"),
            media.path("caption_entities"))
        .atMost(LONGEST_CAPTION, "message caption is too long");
  }

  private static FormattedText of(
      String text, String parseMode, @org.jspecify.annotations.Nullable JsonNode entities)
      throws ApiError {
    ArrayNode found = Json.array();
    String shown =
        switch (parseMode.toLowerCase(Locale.ROOT)) {
          case "", "none" -> text;
          case "html" -> new HtmlText(text, found).parsed();
          case "markdownv2" -> new MarkdownText(text, found).parsed();
          case "markdown" -> new OldMarkdownText(text, found).parsed();
          default -> throw ApiError.wrongParameter("unsupported parse_mode");
        };
    if (parseMode.isEmpty() && entities != null && entities.isArray()) {
      found.addAll((ArrayNode) entities);
    }
    return stripped(shown, found);
  }

  /** Telegram takes white space off both ends. */
  private static FormattedText stripped(String text, ArrayNode entities) {
    int lead = text.length() - text.stripLeading().length();
    ArrayNode moved = Json.array();
    String stripped = text.strip();
    for (JsonNode entity : entities) {
      long offset = Math.max(0, Json.number(entity, "offset") - lead);
      long length = Math.min(Json.number(entity, "length"), stripped.length() - offset);
      if (length > 0) {
        moved.add(((ObjectNode) entity).deepCopy().put("offset", offset).put("length", length));
      }
    }
    return new FormattedText(stripped, moved);
  }

  private FormattedText atMost(long longest, String otherwise) throws ApiError {
    if (Texts.length(text) > longest) {
      throw ApiError.wrongParameter(otherwise);
    }
    return this;
  }

  /** Puts the text into a message. */
  void into(ObjectNode message, String field, String entitiesField) {
    if (!text.isEmpty()) {
      message.put(field, text);
      if (!entities.isEmpty()) {
        message.set(entitiesField, entities);
      }
    }
  }

  static ObjectNode entity(String type, int offset, int length) {
    return Json.object().put("type", type).put("offset", offset).put("length", length);
  }

  static ApiError unparsable(String why) {
    return ApiError.wrongParameter("can't parse entities: " + why);
  }

  /** Where a character is in the bytes that were sent. */
  static int byteOffset(String text, int index) {
    return text.substring(0, index).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
