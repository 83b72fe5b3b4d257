package dev.watertight.javac;

/**
 * Finds tokens between the positions that the compiler's public interface gives. Knows comments and
 * unicode escapes.
 */
final class SourceText {
  private final String text;
  private final int length;

  SourceText(String text) {
    this.text = text;
    this.length = text.length();
  }

  /** Offset of the first token at or behind an offset. */
  int token(int from) {
    int at = from;
    while (at < length) {
      char c = decoded(at);
      if (Character.isWhitespace(c) || c == '\u001a') {
        at += width(at);
      } else if (c == '/' && at + 1 < length && text.charAt(at + 1) == '/') {
        at = lineEnd(at);
      } else if (c == '/' && at + 1 < length && text.charAt(at + 1) == '*') {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? length : close + 2;
      } else {
        return at;
      }
    }
    return length;
  }

  /** End of the identifier or keyword that starts at an offset; the offset itself for none. */
  int wordEnd(int from) {
    int at = from;
    while (at < length) {
      char c = decoded(at);
      boolean part = Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
      if (!part) {
        break;
      }
      at += width(at);
    }
    return at;
  }

  /** Whether exactly this word starts at an offset. */
  boolean isWord(int from, CharSequence word) {
    int n = word.length();
    int end = from + n;
    if (end <= length && matches(from, word) && !continuesWord(end)) {
      return true;
    }
    return hasEscape(from) && word(from).contentEquals(word);
  }

  /** Whether this character, perhaps escaped, stands at an offset. */
  boolean is(int at, char c) {
    return at < length && decoded(at) == c;
  }

  /** Offset behind the next occurrence of a character that is not in a comment. */
  int behind(int from, char c) {
    int at = token(from);
    while (at < length && decoded(at) != c) {
      at = token(at + width(at));
    }
    return at < length ? at + width(at) : length;
  }

  /** Offset of the next occurrence of a character that is not in a comment. */
  int find(int from, char c) {
    int at = token(from);
    while (at < length && decoded(at) != c) {
      at = token(at + width(at));
    }
    return at;
  }

  /** Start of the identifier that ends at an offset, which may be written with escapes. */
  int lastWordStart(int end) {
    int at = end;
    while (at > 0) {
      char c = text.charAt(at - 1);
      if (c != '\\' && !Character.isJavaIdentifierPart(c) && !Character.isSurrogate(c)) {
        break;
      }
      at--;
    }
    return at;
  }

  /** Offset of the last occurrence of a character before an offset. */
  int before(int from, char c) {
    return Math.max(0, text.lastIndexOf(c, from));
  }

  /** Whether a dot ends at an offset, as behind the type of a variable-arity parameter. */
  boolean isDotBefore(int end) {
    return end > 0 && text.charAt(end - 1) == '.';
  }

  /** End of what stands before the three dots that end at an offset. */
  int beforeDots(int end) {
    int at = end;
    while (at > 0 && (text.charAt(at - 1) == '.' || Character.isWhitespace(text.charAt(at - 1)))) {
      at--;
    }
    return at;
  }

  int length() {
    return length;
  }

  private boolean matches(int from, CharSequence word) {
    for (int i = 0; i < word.length(); i++) {
      if (text.charAt(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean continuesWord(int at) {
    if (at >= length) {
      return false;
    }
    char c = decoded(at);
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
  }

  private boolean hasEscape(int from) {
    int at = from;
    while (at < length) {
      char c = text.charAt(at);
      if (c == '\\') {
        return true;
      }
      if (!Character.isJavaIdentifierPart(c) && !Character.isSurrogate(c)) {
        return false;
      }
      at++;
    }
    return false;
  }

  private String word(int from) {
    StringBuilder word = new StringBuilder();
    int end = wordEnd(from);
    for (int at = from; at < end; at += width(at)) {
      word.append(decoded(at));
    }
    return word.toString();
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < length) {
      char c = decoded(at);
      if (c == '\n' || c == '\r') {
        return at;
      }
      at += width(at);
    }
    return length;
  }

  private char decoded(int at) {
    char c = text.charAt(at);
    int width = c == '\\' ? width(at) : 1;
    return width == 1 ? c : (char) Integer.parseInt(text.substring(at + width - 4, at + width), 16);
  }

  private int width(int at) {
    if (text.charAt(at) != '\\' || at + 1 >= length || text.charAt(at + 1) != 'u') {
      return 1;
    }
    int digits = at + 2;
    while (digits < length && text.charAt(digits) == 'u') {
      digits++;
    }
    if (digits + 4 > length) {
      return 1;
    }
    for (int i = digits; i < digits + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return 1;
      }
    }
    return digits + 4 - at;
  }
}
