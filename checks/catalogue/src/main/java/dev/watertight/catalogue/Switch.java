package dev.watertight.catalogue;

import java.util.List;
import java.util.Optional;

/** The words {@code on} and {@code off}. */
final class Switch {
  static final List<String> WORDS = List.of("on", "off");

  private Switch() {}

  static Optional<Boolean> of(String word) {
    return WORDS.contains(word) ? Optional.of(word.equals("on")) : Optional.empty();
  }
}
