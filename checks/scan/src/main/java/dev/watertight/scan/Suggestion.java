package dev.watertight.scan;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a user may have meant. */
final class Suggestion {
  private Suggestion() {}

  /** {@code Did you mean x?} with a leading blank, or nothing where no word is near. */
  static String of(String typed, Collection<String> allowed) {
    String nearest = nearest(typed, allowed);
    return nearest == null ? "" : " Did you mean " + nearest + "?";
  }

  private static @Nullable String nearest(String typed, Collection<String> allowed) {
    String nearest = null;
    // Half of a word wrong is another word.
    int best = Math.max(1, typed.length() / 2) + 1;
    for (String word : allowed) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return nearest;
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
