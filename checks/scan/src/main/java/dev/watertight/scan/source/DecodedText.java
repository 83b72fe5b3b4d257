package dev.watertight.scan.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as the Java grammar sees it: unicode escapes are characters and a byte order mark is a
 * blank. Knows where each character stood. JavaParser could decode escapes too, but moves places
 * only of nodes, not of tokens.
 */
final class DecodedText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String decoded;
  private final int @Nullable [] origins;

  private DecodedText(String decoded, int @Nullable [] origins) {
    this.decoded = decoded;
    this.origins = origins;
  }

  static DecodedText of(String text) {
    String blanked =
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? " " + text.substring(1) : text;
    return blanked.contains("\\u") ? decode(blanked) : new DecodedText(blanked, null);
  }

  /** The text to parse. */
  String text() {
    return decoded;
  }

  /** Whether every character stands where it stood. */
  boolean isSame() {
    return origins == null;
  }

  /** Offset in the undecoded text of an offset in {@link #text()}, its end included. */
  int origin(int offset) {
    return origins == null ? offset : origins[offset];
  }

  private static DecodedText decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int[] origins = new int[text.length() + 1];
    int at = 0;
    while (at < text.length()) {
      origins[out.length()] = at;
      char c = text.charAt(at);
      int end = c == '\\' ? escapeEnd(text, at) : -1;
      if (end > 0) {
        out.append((char) Integer.parseInt(text.substring(end - 4, end), 16));
        at = end;
      } else {
        out.append(c);
        at++;
        if (c == '\\' && at < text.length() && text.charAt(at) == '\\') {
          // A backslash behind a backslash starts no escape.
          origins[out.length()] = at++;
          out.append('\\');
        }
      }
    }
    origins[out.length()] = text.length();
    return new DecodedText(out.toString(), Arrays.copyOf(origins, out.length() + 1));
  }

  private static int escapeEnd(String text, int backslash) {
    int at = backslash + 1;
    while (at < text.length() && text.charAt(at) == 'u') {
      at++;
    }
    if (at == backslash + 1 || at + 4 > text.length()) {
      return -1;
    }
    for (int i = at; i < at + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return -1;
      }
    }
    return at + 4;
  }
}
