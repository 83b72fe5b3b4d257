package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How loud the user wants a rule. */
public enum RuleLevel implements Ids.Named {
  ERROR("error"),
  WARNING("warning"),
  OFF("off");

  private final String id;

  RuleLevel(String id) {
    this.id = id;
  }

  /** The name in configuration, such as {@code warning}. */
  @Override
  public String id() {
    return id;
  }

  static Optional<RuleLevel> of(String id) {
    return Ids.find(values(), id);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(RuleLevel::id).toList();
  }
}
