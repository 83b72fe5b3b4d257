package dev.watertight.fixes;

import dev.watertight.model.Place;
import dev.watertight.model.Stmt;

/** Lines, indentation and tokens of a source text. Offsets are UTF-16. */
final class Layout {
  private static final String USUAL_UNIT = "    ";

  private final String text;

  Layout(String text) {
    this.text = text;
  }

  /** Offset of the first character of the line of an offset. */
  int lineStart(int offset) {
    int at = offset;
    if (at > 0 && text.startsWith("\r\n", at - 1)) {
      at--;
    }
    while (at > 0 && !isLineEnd(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Offset behind the last character of the line of an offset, its end not included. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Offset of the first character of the line below, the end of the text where there is none. */
  int nextLine(int offset) {
    int at = lineEnd(offset);
    if (text.startsWith("\r\n", at)) {
      return at + 2;
    }
    return Math.min(at + 1, text.length());
  }

  /** How the line of an offset ends; as the first line does where it is the last one. */
  String lineBreak(int offset) {
    int end = lineEnd(offset);
    if (end == text.length()) {
      end = lineEnd(0);
    }
    return end == text.length() ? "\n" : text.substring(end, nextLine(end));
  }

  /** The blanks before the first other character of the line of an offset. */
  String indent(int offset) {
    int start = lineStart(offset);
    int at = start;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Whether only blanks stand before an offset in its line. */
  boolean isFirst(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  /** Whether only blanks stand behind an offset in its line. */
  boolean isLast(int offset) {
    return text.substring(offset, lineEnd(offset)).isBlank();
  }

  /** Whether the line of an offset is empty. */
  boolean isBlankLine(int offset) {
    return text.substring(lineStart(offset), lineEnd(offset)).isBlank();
  }

  /** Offset of the next character that is neither blank nor part of a comment. */
  int token(int offset) {
    int at = offset;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = lineEnd(at);
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Offset behind a statement, its semicolon included; -1 where it shares its declaration. */
  int end(Stmt statement) {
    Place place = statement.place();
    if (!(statement instanceof Stmt.Local)) {
      return place.end();
    }
    int at = token(place.end());
    return at < text.length() && text.charAt(at) == ';' ? at + 1 : -1;
  }

  /** Whether there is a comment in a range. Texts are not told apart, so a yes may be wrong. */
  boolean hasComment(int start, int end) {
    String range = text.substring(start, end);
    return range.contains("//") || range.contains("/*");
  }

  /** By how much a block that ends on a line of its own indents what stands in it. */
  String unit(Stmt.Block block, String inner) {
    String outer = indent(block.place().end() - 1);
    if (inner.startsWith(outer) && inner.length() > outer.length()) {
      String more = inner.substring(outer.length());
      if (more.equals("\t") || (more.length() <= 8 && more.chars().allMatch(c -> c == ' '))) {
        return more;
      }
    }
    return inner.startsWith("\t") ? "\t" : USUAL_UNIT;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
