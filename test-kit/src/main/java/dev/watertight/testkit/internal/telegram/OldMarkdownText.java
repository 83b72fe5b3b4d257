package dev.watertight.testkit.internal.telegram;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text of {@code parse_mode} Markdown, the old one: nothing nests, an escape stands outside. */
final class OldMarkdownText {
  private final String source;
  private final ArrayNode entities;
  private final StringBuilder text = new StringBuilder();
  private int at;

  OldMarkdownText(String source, ArrayNode entities) {
    this.source = source;
    this.entities = entities;
  }

  String parsed() throws ApiError {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length() && "_*`[".indexOf(source.charAt(at + 1)) >= 0) {
        text.append(source.charAt(at + 1));
        at += 2;
      } else if ("_*`[".indexOf(c) < 0) {
        text.append(c);
        at++;
      } else {
        entity(c);
      }
    }
    return text.toString();
  }

  private void entity(char c) throws ApiError {
    String mark = source.startsWith("```", at) ? "```" : c == '[' ? "]" : String.valueOf(c);
    int from = at + (c == '[' ? 1 : mark.length());
    int end = source.indexOf(mark, from);
    if (end < 0) {
      throw FormattedText.unparsable(
          "Can't find end of the entity starting at byte offset "
              + FormattedText.byteOffset(source, at));
    }
    String type =
        switch (c) {
          case '_' -> "italic";
          case '*' -> "bold";
          case '[' -> "text_link";
          default -> mark.length() == 3 ? "pre" : "code";
        };
    ObjectNode entity = FormattedText.entity(type, text.length(), end - from);
    text.append(source, from, end);
    at = end + mark.length();
    if (c == '[') {
      if (at >= source.length() || source.charAt(at) != '(' || source.indexOf(')', at) < 0) {
        return;
      }
      int close = source.indexOf(')', at);
      entity.put("url", source.substring(at + 1, close));
      at = close + 1;
    }
    if (end > from) {
      entities.add(entity);
    }
  }
}
