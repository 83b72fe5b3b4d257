package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;

/** The type of a parameter or field, as the table of the Bot API writes it. */
sealed interface ApiType {
  /** {@code Integer}, {@code String}, {@code InlineKeyboardMarkup} and so on. */
  record Named(String name) implements ApiType {
    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(ApiType element) implements ApiType {
    @Override
    public String toString() {
      return "Array of " + element;
    }
  }

  record AnyOf(List<ApiType> types) implements ApiType {
    @Override
    public String toString() {
      return String.join(" or ", types.stream().map(ApiType::toString).toList());
    }
  }

  /** Reads {@code Integer|String} or {@code [[InlineKeyboardButton]]}. */
  static ApiType of(String text) {
    List<ApiType> types = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '|';
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '|' && depth == 0) {
        types.add(single(text.substring(start, i)));
        start = i + 1;
      }
    }
    return types.size() == 1 ? types.get(0) : new AnyOf(List.copyOf(types));
  }

  private static ApiType single(String text) {
    return text.startsWith("[")
        ? new ListOf(of(text.substring(1, text.length() - 1)))
        : new Named(text);
  }
}
