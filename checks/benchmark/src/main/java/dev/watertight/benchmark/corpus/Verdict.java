package dev.watertight.benchmark.corpus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What reading the source showed. */
enum Verdict {
  /** The code leaks as the finding says. */
  TRUE,
  /** The finding is true of the code, and does no harm in practice. */
  HARMLESS,
  /** The finding is false, and stays until the rule learns better. */
  KNOWN_FALSE,
  /** Nobody read it yet. */
  UNREAD;

  /** As the file writes it. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Verdict> of(String spelling) {
    return Arrays.stream(values()).filter(v -> v.spelling().equals(spelling)).findFirst();
  }

  static String spellings() {
    return Arrays.stream(values()).map(Verdict::spelling).collect(Collectors.joining(", "));
  }
}
