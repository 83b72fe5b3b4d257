package dev.watertight.scan.report;

import java.io.IOException;

/**
 * Writes JSON value by value. Our own because a library would be the largest part of a start that
 * must take less than a second, and this is all of it that a report needs.
 */
final class JsonWriter {
  private final Appendable out;
  private int depth;
  private boolean first = true;

  JsonWriter(Appendable out) {
    this.out = out;
  }

  void beginObject() throws IOException {
    begin('{');
  }

  void endObject() throws IOException {
    end('}');
  }

  void beginArray() throws IOException {
    begin('[');
  }

  void endArray() throws IOException {
    end(']');
  }

  /** Starts an element of an array. */
  void element() throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    out.append('\n').append("  ".repeat(depth));
  }

  /** Starts a member of an object. */
  void name(String name) throws IOException {
    element();
    string(name);
    out.append(": ");
  }

  void member(String name, String value) throws IOException {
    name(name);
    string(value);
  }

  void member(String name, long value) throws IOException {
    name(name);
    out.append(Long.toString(value));
  }

  void nothing() throws IOException {
    out.append("null");
  }

  /** A string; whatever is no character of its own (controls, half a pair) is escaped. */
  void string(String value) throws IOException {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        out.append(c).append(value.charAt(++i));
      } else if (Visible.steers(c) || Character.isSurrogate(c)) {
        out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private void begin(char bracket) throws IOException {
    out.append(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) throws IOException {
    depth--;
    if (!first) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(bracket);
    first = false;
  }
}
