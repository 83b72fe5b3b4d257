package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Messages and calls in a line, for whoever reads a failed test. */
public final class Shown {
  private static final Set<String> NO_CONTENT =
      Set.of(
          "message_id",
          "from",
          "chat",
          "date",
          "edit_date",
          "reply_markup",
          "entities",
          "caption_entities",
          "message_thread_id",
          "is_topic_message",
          "caption",
          "text",
          "reply_to_message",
          "media_group_id",
          "forward_origin");

  private Shown() {}

  /** A message: what it is, its text and its buttons. */
  public static String message(JsonNode message) {
    StringBuilder shown = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      if (!NO_CONTENT.contains(field.getKey())) {
        shown.append(field.getKey()).append(' ');
      }
    }
    String text = Json.text(message, message.has("text") ? "text" : "caption");
    if (!text.isEmpty() || shown.isEmpty()) {
      shown.append(Texts.quoted(text)).append(' ');
    }
    for (String button : buttons(message.path("reply_markup"))) {
      shown.append('[').append(button).append("] ");
    }
    return shown.toString().strip();
  }

  /** The labels of all buttons of a reply_markup, in reading order. */
  public static List<String> buttons(JsonNode markup) {
    List<String> labels = new ArrayList<>();
    JsonNode rows =
        markup.has("keyboard") ? markup.path("keyboard") : markup.path("inline_keyboard");
    for (JsonNode row : rows) {
      for (JsonNode button : row) {
        labels.add(button.isString() ? button.stringValue() : Json.text(button, "text"));
      }
    }
    return labels;
  }

  /** A call: its method and what is worth telling of its parameters. */
  static String call(String method, Map<String, JsonNode> parameters, Map<String, Upload> files) {
    StringBuilder shown = new StringBuilder(method);
    String text = "";
    JsonNode markup = Json.object();
    for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
      switch (parameter.getKey()) {
        case "text", "caption" -> text = parameter.getValue().asString("");
        case "chat_id", "parse_mode" -> {}
        case "reply_markup" -> markup = parameter.getValue();
        default ->
            shown
                .append(' ')
                .append(parameter.getKey())
                .append('=')
                .append(Texts.shortened(parameter.getValue().toString()));
      }
    }
    files.forEach(
        (name, file) ->
            shown
                .append(' ')
                .append(name)
                .append("=file of ")
                .append(file.bytes().length)
                .append(" bytes"));
    if (!text.isEmpty()) {
      shown.append(' ').append(Texts.quoted(text));
    }
    buttons(markup).forEach(label -> shown.append(" [").append(label).append(']'));
    return shown.toString();
  }
}
