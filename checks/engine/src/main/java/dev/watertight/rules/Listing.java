package dev.watertight.rules;

import java.util.ArrayList;
import java.util.List;

/** Words in a row, as a sentence has them. */
final class Listing {
  private static final String VOWELS = "AEIOaeio";

  private Listing() {}

  /**
   * {@code a, b and c}.
   *
   * @param more how many there are beside those that are named
   */
  static String of(List<String> named, int more) {
    List<String> items = new ArrayList<>(named);
    if (more > 0) {
      items.add(more + " more");
    }
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** A name with its article, as {@code an EntityManager}. */
  static String one(String name) {
    boolean vowel = !name.isEmpty() && VOWELS.indexOf(name.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + name;
  }
}
