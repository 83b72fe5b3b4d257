package dev.watertight.testkit.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of the rules of a contract.
 *
 * @param lines one for each rule, in their order
 */
public record ContractReport(List<Line> lines) {
  public ContractReport {
    lines = List.copyOf(lines);
  }

  /** What came of one rule. */
  public enum Verdict {
    /** It holds; a denied capability was proven refused. */
    KEPT,
    /** It is about something that is not there; the text says what. */
    NOT_APPLICABLE,
    /** It does not hold, and the team has said why it may. */
    WAIVED,
    /** It does not hold. */
    BROKEN
  }

  /**
   * One rule.
   *
   * @param rule number and claim
   * @param text why it is broken, waived or not applicable; else empty
   */
  public record Line(String rule, Verdict verdict, String text) {}

  @Override
  public String toString() {
    return lines.stream()
        .map(
            line ->
                "%s: %s%s"
                    .formatted(
                        line.rule(),
                        line.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        line.text().isEmpty() ? "" : "\n" + line.text().indent(2).stripTrailing()))
        .collect(Collectors.joining("\n"));
  }
}
