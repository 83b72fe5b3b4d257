package dev.watertight.scan.pages;

import dev.watertight.rules.RuleInfo;
import dev.watertight.rules.Severity;
import dev.watertight.scan.report.Columns;
import dev.watertight.scan.report.Style;
import java.util.List;
import java.util.Locale;

/** All rules, each with its level and what is wrong. */
public final class RuleList {
  /** With less room than this beside its name, a summary stands below it. */
  private static final int NARROW = 36;

  private static final String MORE = "`watertight explain RULE` prints the page of one.";

  private final List<RuleInfo> rules;

  /** A list of rules in their order. */
  public RuleList(List<RuleInfo> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The list as a terminal shows it, with a line end. */
  public String text(int columns, Style style) {
    int name = rules.stream().mapToInt(r -> Columns.of(r.id())).max().orElse(0);
    int beside = name + "  warning  ".length();
    boolean narrow = columns - beside < NARROW;
    String indent = " ".repeat(narrow ? 4 : beside);
    StringBuilder out = new StringBuilder();
    for (RuleInfo rule : rules) {
      String level = rule.severity().name().toLowerCase(Locale.ROOT);
      String gap = " ".repeat(name - Columns.of(rule.id()) + 2);
      String pad = " ".repeat("warning".length() - level.length() + 2);
      out.append(style.strong(rule.id())).append(gap);
      out.append(rule.severity() == Severity.ERROR ? style.error(level) : style.warning(level));
      out.append(narrow ? "\n" + indent : pad);
      String summary = Words.of(rule.summary()).wrapped(columns, indent, indent, style);
      out.append(summary.substring(indent.length())).append('\n');
    }
    String more = Words.of(MORE).wrapped(columns, "", "", style);
    return out.append('\n').append(more).append('\n').toString();
  }
}
