package dev.watertight.testkit.internal.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text of {@code parse_mode} HTML. */
final class HtmlText {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("span", "spoiler"),
          Map.entry("tg-spoiler", "spoiler"),
          Map.entry("tg-emoji", "custom_emoji"),
          Map.entry("tg-time", "date_time"),
          Map.entry("a", "text_link"),
          Map.entry("code", "code"),
          Map.entry("pre", "pre"),
          Map.entry("blockquote", "blockquote"));
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z-]*)([^>]*)>");
  private static final Pattern HREF =
      Pattern.compile("href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:(lt|gt|amp|quot)|#(\\d+)|#x(\\p{XDigit}+));?");

  private record Open(String tag, String attributes, int offset) {}

  private final String source;
  private final ArrayNode entities;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();

  HtmlText(String source, ArrayNode entities) {
    this.source = source;
    this.entities = entities;
  }

  String parsed() throws ApiError {
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '<') {
        at = tag(at);
      } else if (c == '&') {
        at = entity(at);
      } else {
        text.append(c);
        at++;
      }
    }
    Open unclosed = open.peek();
    if (unclosed != null) {
      throw FormattedText.unparsable(
          "Can't find end tag corresponding to start tag \"" + unclosed.tag() + '"');
    }
    return text.toString();
  }

  private int tag(int at) throws ApiError {
    Matcher tag = TAG.matcher(source).region(at, source.length());
    int offset = FormattedText.byteOffset(source, at);
    if (!tag.lookingAt()) {
      throw FormattedText.unparsable("Unclosed start tag at byte offset " + offset);
    }
    String name = tag.group(2).toLowerCase(Locale.ROOT);
    if (tag.group(1).isEmpty()) {
      if (!TYPES.containsKey(name)) {
        throw FormattedText.unparsable(
            "Unsupported start tag \"" + name + "\" at byte offset " + offset);
      }
      open.push(new Open(name, tag.group(3), text.length()));
    } else {
      close(name, offset);
    }
    return tag.end();
  }

  private void close(String name, int offset) throws ApiError {
    Open start = open.poll();
    if (start == null) {
      throw FormattedText.unparsable("Unexpected end tag at byte offset " + offset);
    }
    if (!name.isEmpty() && !name.equals(start.tag())) {
      throw FormattedText.unparsable(
          "Unmatched end tag at byte offset "
              + offset
              + ", expected \"</"
              + start.tag()
              + ">\", found \"</"
              + name
              + ">\"");
    }
    String type = TYPES.getOrDefault(start.tag(), "");
    int length = text.length() - start.offset();
    String link = type.equals("text_link") ? link(start) : null;
    if (length > 0 && (link != null || !type.equals("text_link"))) {
      ObjectNode entity = FormattedText.entity(type, start.offset(), length);
      if (link != null) {
        entity.put("url", link);
      }
      entities.add(entity);
    }
  }

  private @Nullable String link(Open start) {
    Matcher href = HREF.matcher(start.attributes());
    if (!href.find()) {
      return null;
    }
    String quoted = href.group(1) != null ? href.group(1) : href.group(2);
    return quoted != null ? quoted : href.group(3);
  }

  private int entity(int at) {
    Matcher entity = ENTITY.matcher(source).region(at, source.length());
    if (!entity.lookingAt()) {
      text.append('&');
      return at + 1;
    }
    if (entity.group(1) != null) {
      text.append(
          switch (entity.group(1)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            default -> '&';
          });
    } else {
      boolean decimal = entity.group(2) != null;
      text.append(Character.toString(codePoint(entity.group(decimal ? 2 : 3), decimal ? 10 : 16)));
    }
    return entity.end();
  }

  private static int codePoint(String digits, int radix) {
    try {
      int codePoint = Integer.parseInt(digits, radix);
      return Character.isValidCodePoint(codePoint) ? codePoint : '?';
    } catch (NumberFormatException tooLarge) {
      return '?';
    }
  }
}
