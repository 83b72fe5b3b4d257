package dev.watertight.scan;

import org.jspecify.annotations.Nullable;

/** Saves what can be read of a file that has a syntax error: the types that end before it. */
final class Recovery {
  private Recovery() {}

  /**
   * The same text with all blanked that follows the last top-level type before the error; offsets
   * and lines stay what they were.
   *
   * @return null where no type ends before the error
   */
  static @Nullable String before(String text, int error) {
    int end = endOfTypes(text, Math.min(error, text.length()));
    if (end < 0) {
      return null;
    }
    StringBuilder blanked = new StringBuilder(text.length()).append(text, 0, end);
    for (int i = end; i < text.length(); i++) {
      char c = text.charAt(i);
      blanked.append(c == '\n' || c == '\r' ? c : ' ');
    }
    return blanked.toString();
  }

  private static int endOfTypes(String text, int limit) {
    int depth = 0;
    int end = -1;
    for (int i = 0; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          end = i + 1;
        } else if (depth < 0) {
          return end;
        }
      } else {
        i = skip(text, i, c);
      }
    }
    return end;
  }

  /** Offset of the last character of the comment or literal that starts here, else of this one. */
  private static int skip(String text, int at, char c) {
    if (c == '/' && text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    if (c == '/' && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 1;
    }
    if (c == '"' && text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      return end < 0 ? text.length() : end + 2;
    }
    if (c != '"' && c != '\'') {
      return at;
    }
    for (int i = at + 1; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '\\') {
        i++;
      } else if (next == c || next == '\n') {
        return i;
      }
    }
    return text.length();
  }
}
