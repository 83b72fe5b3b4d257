package dev.watertight.rules;

import dev.watertight.catalogue.RuleLevel;
import java.util.Map;

/**
 * What a user wants of the rules.
 *
 * @param levels by rule id, for those that are set
 * @param exceptional whether a resource that only an exception leaves open is reported
 * @param closedWorld whether the files at hand are the whole project, so that what none of them
 *     does, nobody does
 */
public record Settings(Map<String, RuleLevel> levels, boolean exceptional, boolean closedWorld) {
  /** What holds where nothing is set. */
  public static final Settings DEFAULT = new Settings(Map.of(), true, true);

  /** Copies the levels. */
  public Settings {
    levels = Map.copyOf(levels);
  }

  /**
   * The severity of a finding.
   *
   * @param error whether it is an error where no level is set for the rule
   */
  Severity severity(String rule, boolean error) {
    RuleLevel level = levels.get(rule);
    boolean isError = level == null ? error : level == RuleLevel.ERROR;
    return isError ? Severity.ERROR : Severity.WARNING;
  }

  /** Settings for a whole project. */
  public Settings(Map<String, RuleLevel> levels, boolean exceptional) {
    this(levels, exceptional, true);
  }
}
