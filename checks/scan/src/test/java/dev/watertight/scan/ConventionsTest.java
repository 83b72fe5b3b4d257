package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Checker;
import dev.watertight.rules.RuleInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is said of rules and options is whole, true and leads somewhere. */
final class ConventionsTest {
  static List<RuleInfo> rules() {
    return Checker.rules();
  }

  private static String page(RuleInfo rule) {
    return Documents.text("docs/rules/" + rule.id() + ".md");
  }

  private static String level(RuleInfo rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void everyRuleHasAPageAndEveryPageARule() throws IOException {
    Set<String> pages;
    try (Stream<Path> files = Files.list(Documents.PAGES)) {
      pages = files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
    pages.remove(RuleIndex.NAME);
    assertThat(pages)
        .containsExactlyInAnyOrderElementsOf(
            Checker.ruleIds().stream().map(id -> id + ".md").toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aSummaryIsOneLineWithoutAPeriod(RuleInfo rule) {
    assertThat(rule.summary())
        .hasSizeBetween(20, 100)
        .matches("\\p{Lu}.*[^.\\s]")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPageIsInOrder(RuleInfo rule) {
    List<String> paragraphs = List.of(page(rule).split("\n\n", -1));
    assertThat(paragraphs.get(0)).isEqualTo("# " + rule.id());
    assertThat(paragraphs.get(1).toLowerCase(Locale.ROOT))
        .as("the first word is the default level")
        .matches("(?s)" + level(rule) + "\\b.*");
    assertThat(paragraphs.get(2)).startsWith("**Why.** ");
    assertThat(paragraphs)
        .anySatisfy(p -> assertThat(p).startsWith("Right"))
        .anySatisfy(p -> assertThat(p).startsWith("Wrong"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("**To suppress:** `@SuppressWarnings(\"" + rule.id() + "\")`"));
  }

  @Test
  void theIndexIsFresh() {
    assertThat(Documents.text("docs/rules/" + RuleIndex.NAME))
        .as("stale; compile the tests, then run from the root: " + RuleIndex.COMMAND)
        .isEqualTo(RuleIndex.text());
  }

  @Test
  void theReadmeHasARowForEachRule() {
    Matcher rows =
        Pattern.compile(
                "(?m)^\\| \\[(\\w+)]\\(docs/rules/(\\w+)\\.md\\) \\| (\\w+) \\| .{20,} \\|$")
            .matcher(Documents.text("README.md"));
    assertThat(rows.results().map(r -> r.group(1) + " " + r.group(2) + " " + r.group(3)))
        .containsExactlyInAnyOrderElementsOf(
            rules().stream().map(r -> r.id() + " " + r.id() + " " + level(r)).toList());
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Map<Path, String> documents = Documents.all();
    List<String> broken = new ArrayList<>();
    documents.forEach(
        (file, text) -> {
          for (String link : Documents.links(text)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
            boolean there = Files.exists(target);
            if (there && parts.length > 1) {
              there = Documents.anchors(documents.getOrDefault(target, "")).contains(parts[1]);
            }
            if (!there) {
              broken.add(file + ": " + link);
            }
          }
        });
    assertThat(documents).hasSizeGreaterThan(10);
    assertThat(broken).isEmpty();
  }

  static Stream<String> commands() {
    return commandLine().getSubcommands().keySet().stream();
  }

  private static CommandLine commandLine() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    return Main.commandLine(
        new Surroundings(nowhere, nowhere, false, false, Map.of()), new FakeParts(), false);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsDocumentedAndNoOther(String command) {
    Set<String> real =
        commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .flatMap(option -> Stream.of(option.names()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented(command)).isEqualTo(real);
  }

  /** Options in the first column of the tables behind the synopsis of a command. */
  private static Set<String> documented(String command) {
    String text = Documents.text("docs/scan.md");
    int start = text.indexOf("```\nwatertight " + command + " ");
    int end = text.indexOf("```\nwatertight ", start + 1);
    assertThat(start).as("the synopsis of " + command).isNotNegative();
    String part = text.substring(start, end < 0 ? text.length() : end);
    return Pattern.compile("(?m)^\\| (`-[^|]*(?:\\\\\\|[^|]*)*)\\|")
        .matcher(part)
        .results()
        .flatMap(
            row ->
                Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*|(?<=`)-V")
                    .matcher(row.group(1))
                    .results())
        .map(option -> option.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
