package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Checker;
import dev.watertight.rules.RuleInfo;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watertight explain}, with the pages that users get. */
final class ExplainCommandTest {
  private static final String ESCAPE = "\u001B[";

  static Set<String> rules() {
    return Checker.ruleIds();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void thePageOfEachRuleIsPackedAndPrintedWithoutMarkdown(String rule) {
    CommandLineRun run = CommandLineRun.onTerminal("COLUMNS=70", "NO_COLOR=1").run("explain", rule);
    assertThat(run.code).isZero();
    assertThat(run.err).isEmpty();
    assertThat(run.out)
        .startsWith(rule + "\n" + "=".repeat(rule.length()) + "\n\n")
        .contains("\n\nWhy. ", "\n\nRight", "\n\nWrong", "To suppress: @SuppressWarnings(")
        .doesNotContain("```", "**", "](", "`", "\n\n\n", ESCAPE)
        .endsWith(".\n");
    assertThat(run.out.lines().filter(line -> !line.startsWith("    ")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70));
  }

  @Test
  void withoutARuleAllAreListed() {
    CommandLineRun run = CommandLineRun.of("explain");
    assertThat(run.code).isZero();
    assertThat(run.out).doesNotContain(ESCAPE).endsWith("RULE prints the page of one.\n");
    String oneLine = run.out.replaceAll("\\s+", " ");
    for (RuleInfo rule : Checker.rules()) {
      String level = rule.severity().name().toLowerCase(java.util.Locale.ROOT);
      assertThat(oneLine).contains(rule.id() + " " + level + " " + rule.summary());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40", "60", "100", "200"})
  void theListFitsTheTerminal(String columns) {
    CommandLineRun run =
        CommandLineRun.onTerminal("COLUMNS=" + columns, "NO_COLOR=1").run("explain");
    assertThat(run.out.lines())
        .allSatisfy(
            line -> assertThat(line.length()).isLessThanOrEqualTo(Integer.parseInt(columns)));
  }

  @ParameterizedTest
  @CsvSource({
    "PoolPerOperatoin, ' Did you mean PoolPerOperation?'",
    "unclosed-storage, ' Did you mean UnclosedStorage?'",
    "x, ''",
    "'', ''"
  })
  void anUnknownRuleIsNamedWithAllThatThereAre(String typed, String suggestion) {
    CommandLineRun run = CommandLineRun.of("explain", typed);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .isEqualTo(
            "watertight: '%s' is no rule. Rules are %s.%s\n"
                .formatted(typed, String.join(", ", rules()), suggestion));
  }

  @Test
  void caseIsOfNoMatter() {
    assertThat(CommandLineRun.of("explain", "poolperoperation").out)
        .startsWith("PoolPerOperation\n");
  }

  @Test
  void onATerminalHeadingsAndCodeAreColoured() {
    CommandLineRun run = CommandLineRun.onTerminal("TERM=xterm").run("explain", "UnclosedStorage");
    assertThat(run.out)
        .startsWith(ESCAPE + "1mUnclosedStorage" + ESCAPE + "0m\n\n")
        .contains(ESCAPE + "1mWhy." + ESCAPE + "0m ")
        .contains(ESCAPE + "36mmain" + ESCAPE + "0m")
        .doesNotContain("===");
  }

  @ParameterizedTest
  @CsvSource({"never, TERM=xterm, false", "always, NO_COLOR=1, true", "auto, TERM=dumb, false"})
  void colourIsTheUsersChoice(String when, String variable, boolean coloured) {
    CommandLineRun run =
        CommandLineRun.onTerminal(variable).run("explain", "--color", when, "UnclosedStorage");
    assertThat(run.out.contains(ESCAPE)).isEqualTo(coloured);
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(CommandLineRun.of("explain", "--color", "alwys").err)
        .contains("--color: 'alwys' is not known", "Did you mean always?");
    CommandLineRun two = CommandLineRun.of("explain", "UnclosedStorage", "UnclosedResource");
    assertThat(two.code).isEqualTo(2);
    assertThat(two.err).contains("UnclosedResource", "Try 'watertight explain --help'.");
  }
}
