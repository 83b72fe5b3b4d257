package dev.watertight.testkit.internal.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.node.ArrayNode;

/** A text of {@code parse_mode} MarkdownV2. */
final class MarkdownText {
  private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

  private enum Kind {
    BOLD("Bold", "bold", "*"),
    ITALIC("Italic", "italic", "_"),
    UNDERLINE("Underline", "underline", "__"),
    STRIKETHROUGH("Strikethrough", "strikethrough", "~"),
    SPOILER("Spoiler", "spoiler", "||"),
    CODE("Code", "code", "`"),
    PRE("Pre", "pre", "```"),
    LINK("TextUrl", "text_link", "]"),
    EMOJI("CustomEmoji", "custom_emoji", "]");

    private final String shown;
    private final String type;
    private final String end;

    Kind(String shown, String type, String end) {
      this.shown = shown;
      this.type = type;
      this.end = end;
    }
  }

  private record Open(Kind kind, int at, int offset) {}

  private final String source;
  private final ArrayNode entities;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int quoteFrom = -1;

  MarkdownText(String source, ArrayNode entities) {
    this.source = source;
    this.entities = entities;
  }

  String parsed() throws ApiError {
    while (at < source.length()) {
      next();
    }
    Open unclosed = open.peek();
    if (unclosed != null) {
      throw FormattedText.unparsable(
          "Can't find end of "
              + unclosed.kind().shown
              + " entity at byte offset "
              + FormattedText.byteOffset(source, unclosed.at()));
    }
    endQuote();
    return text.toString();
  }

  private void next() throws ApiError {
    char c = source.charAt(at);
    Open inner = open.peek();
    boolean verbatim = inner != null && (inner.kind() == Kind.CODE || inner.kind() == Kind.PRE);
    if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) < 127) {
      text.append(source.charAt(at + 1));
      at += 2;
    } else if (inner != null && ends(inner.kind())) {
      at += inner.kind().end.length();
      close(open.pop());
    } else if (verbatim ? c != '`' : RESERVED.indexOf(c) < 0) {
      if (c == '\n' && (at + 1 >= source.length() || source.charAt(at + 1) != '>')) {
        endQuote();
      }
      text.append(c);
      at++;
    } else {
      start(c);
    }
  }

  private boolean ends(Kind kind) {
    return source.startsWith(kind.end, at) && !(kind == Kind.ITALIC && source.startsWith("__", at));
  }

  private void start(char c) throws ApiError {
    Kind kind =
        switch (c) {
          case '*' -> Kind.BOLD;
          case '_' -> source.startsWith("__", at) ? Kind.UNDERLINE : Kind.ITALIC;
          case '~' -> Kind.STRIKETHROUGH;
          case '`' -> source.startsWith("```", at) ? Kind.PRE : Kind.CODE;
          case '|' -> source.startsWith("||", at) ? Kind.SPOILER : reserved(c);
          case '[' -> Kind.LINK;
          case '!' -> source.startsWith("![", at) ? Kind.EMOJI : reserved(c);
          case '>' -> atLineStart() ? null : reserved(c);
          default -> reserved(c);
        };
    if (kind == null) {
      quoteFrom = quoteFrom < 0 ? text.length() : quoteFrom;
      at++;
      return;
    }
    open.push(new Open(kind, at, text.length()));
    at += kind == Kind.LINK ? 1 : kind == Kind.EMOJI ? 2 : kind.end.length();
    if (kind == Kind.PRE) {
      skipLanguage();
    }
  }

  private boolean atLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  private static Kind reserved(char c) throws ApiError {
    throw FormattedText.unparsable(
        "Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
  }

  private void skipLanguage() {
    int end = at;
    while (end < source.length()
        && !Character.isWhitespace(source.charAt(end))
        && source.charAt(end) != '`') {
      end++;
    }
    if (end < source.length() && source.charAt(end) == '\n') {
      at = end + 1;
    }
  }

  private void close(Open start) throws ApiError {
    String url = "";
    if (start.kind() == Kind.LINK || start.kind() == Kind.EMOJI) {
      if (at >= source.length() || source.charAt(at) != '(') {
        return;
      }
      int end = at + 1;
      while (end < source.length() && source.charAt(end) != ')') {
        end += source.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= source.length()) {
        throw FormattedText.unparsable(
            "Can't find end of a URL at byte offset " + FormattedText.byteOffset(source, at));
      }
      url = source.substring(at + 1, end).replaceAll("\\\\(.)", "$1");
      at = end + 1;
    }
    if (text.length() > start.offset()) {
      var entity =
          FormattedText.entity(start.kind().type, start.offset(), text.length() - start.offset());
      entities.add(start.kind() == Kind.LINK ? entity.put("url", url) : entity);
    }
  }

  private void endQuote() {
    if (quoteFrom >= 0 && text.length() > quoteFrom) {
      entities.add(FormattedText.entity("blockquote", quoteFrom, text.length() - quoteFrom));
    }
    quoteFrom = -1;
  }
}
