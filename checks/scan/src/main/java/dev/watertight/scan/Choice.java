package dev.watertight.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The value of an option that takes one of a few words. */
final class Choice {
  private Choice() {}

  /**
   * The constant that a user named, in any case.
   *
   * @throws WrongUse naming the value and all that are allowed
   */
  static <E extends Enum<E>> E of(String option, String value, Class<E> type) throws WrongUse {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
    int at = words.indexOf(value.toLowerCase(Locale.ROOT));
    if (at < 0) {
      throw new WrongUse(
          option
              + ": '"
              + value
              + "' is not known. Allowed are "
              + String.join(", ", words)
              + "."
              + Suggestion.of(value, words));
    }
    return type.getEnumConstants()[at];
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
