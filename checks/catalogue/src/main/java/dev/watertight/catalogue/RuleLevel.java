package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How loud the user wants a rule. */
public enum RuleLevel {
  ERROR,
  WARNING,
  OFF;

  /** The name in configuration, such as {@code warning}. */
  public String id() {
    return Ids.of(this);
  }

  static Optional<RuleLevel> of(String id) {
    return Ids.find(values(), id);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(RuleLevel::id).toList();
  }
}
