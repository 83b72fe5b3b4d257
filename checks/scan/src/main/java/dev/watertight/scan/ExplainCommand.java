package dev.watertight.scan;

import dev.watertight.rules.Checker;
import dev.watertight.rules.RuleInfo;
import dev.watertight.scan.ScanOptions.Color;
import dev.watertight.scan.pages.RuleList;
import dev.watertight.scan.pages.RulePage;
import dev.watertight.scan.report.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watertight explain}: the page of a rule, or the list of all. */
@Command(
    name = "explain",
    description = "Prints the page of a rule: what it finds, why that matters, what is right.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:explained", "2:wrong use, or no such rule"})
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings here;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "Id of a rule. Without one, all rules are listed.")
  @Nullable String rule;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (default: on a terminal, unless NO_COLOR is set), always or never.")
  String color = "auto";

  ExplainCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try {
      here.out().print(text());
      return ExitCode.CLEAN;
    } catch (WrongUse e) {
      here.err().println("watertight: " + e.text());
      return ExitCode.WRONG_USE;
    } catch (RuntimeException | Error e) {
      CrashReport.tell(List.of(new Crash("", e)), here.err());
      return ExitCode.OUR_FAULT;
    }
  }

  private String text() throws WrongUse {
    Color when = Choice.of("--color", color, Color.class);
    boolean paints =
        when == Color.AUTO ? here.outTerminal() && here.paints() : when == Color.ALWAYS;
    Style style = paints ? Style.COLOURED : Style.PLAIN;
    if (rule == null) {
      return new RuleList(Checker.rules()).text(here.width(), style);
    }
    return RulePage.of(id(rule)).text(here.width(), style);
  }

  private static String id(String typed) throws WrongUse {
    List<String> ids = Checker.rules().stream().map(RuleInfo::id).toList();
    Optional<String> id = ids.stream().filter(typed::equalsIgnoreCase).findFirst();
    return id.orElseThrow(
        () ->
            new WrongUse(
                "'"
                    + typed
                    + "' is no rule. Rules are "
                    + String.join(", ", ids)
                    + "."
                    + Suggestion.of(typed, ids)));
  }
}
