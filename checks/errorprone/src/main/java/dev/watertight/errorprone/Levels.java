package dev.watertight.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.ErrorProneOptions.Severity;
import com.google.errorprone.matchers.Description;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.rules.Finding;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How loud a finding is. What the command line says of its check holds; then what {@code
 * watertight.yaml} says; then what the rule itself thinks of this finding.
 */
final class Levels {
  private final ErrorProneOptions options;

  Levels(ErrorProneOptions options) {
    this.options = options;
  }

  private boolean isSet(String rule) {
    return isSet(options.getSeverityMap().get(rule))
        || isSet(options.getSeverityMap().get(RuleCheck.ALL));
  }

  private static boolean isSet(@Nullable Severity severity) {
    return severity != null && severity != Severity.DEFAULT;
  }

  /** Levels of a configuration file, without those that the command line sets. */
  Map<String, RuleLevel> below(Map<String, RuleLevel> configured) {
    Map<String, RuleLevel> levels = new HashMap<>(configured);
    levels.keySet().removeIf(this::isSet);
    return levels;
  }

  /** Whether a finding is wanted at all. */
  boolean reports(Finding finding) {
    return isSet(finding.rule())
        || finding.severity() == dev.watertight.rules.Severity.ERROR
        || !options.isDisableAllWarnings();
  }

  /** A description with the level of its finding, or with none where Error Prone knows it. */
  Description apply(Finding finding, Description description) {
    if (isSet(finding.rule())) {
      return description;
    }
    boolean error =
        finding.severity() == dev.watertight.rules.Severity.ERROR
            && !options.isDropErrorsToWarnings();
    return description.applySeverityOverride(error ? SeverityLevel.ERROR : SeverityLevel.WARNING);
  }
}
