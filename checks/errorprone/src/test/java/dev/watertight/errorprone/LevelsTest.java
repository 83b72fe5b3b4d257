package dev.watertight.errorprone;

import static javax.tools.Diagnostic.Kind.ERROR;
import static javax.tools.Diagnostic.Kind.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line is obeyed first, then the configuration, then the rule. */
final class LevelsTest {
  @TempDir private Path folder;

  private CompilerRun.Builder all() {
    return CompilerRun.in(folder)
        .source("bot/Storage.java", Samples.STORAGE)
        .source("bot/Throwing.java", Samples.STORAGE_WHEN_IT_THROWS)
        .source("bot/Resource.java", Samples.RESOURCE);
  }

  private void assertKinds(
      CompilerRun.Builder compiler,
      Diagnostic.Kind storage,
      Diagnostic.Kind throwing,
      Diagnostic.Kind resource) {
    CompilerRun run = compiler.run();
    assertThat(run.findings())
        .extracting(Reported::rule, Reported::kind)
        .containsExactlyInAnyOrder(
            tuple("UnclosedStorage", storage),
            tuple("UnclosedStorage", throwing),
            tuple("UnclosedResource", resource));
    assertThat(run.succeeded())
        .isEqualTo(storage != ERROR && throwing != ERROR && resource != ERROR);
  }

  @Test
  void theRuleKnowsHowBadAFindingIs() {
    assertKinds(all(), ERROR, WARNING, WARNING);
  }

  @Test
  void theCommandLineIsObeyed() {
    assertKinds(all().flags("-Xep:UnclosedStorage:WARN"), WARNING, WARNING, WARNING);
    assertKinds(all().flags("-Xep:UnclosedStorage:ERROR"), ERROR, ERROR, WARNING);
    assertKinds(all().flags("-Xep:UnclosedResource:ERROR"), ERROR, WARNING, ERROR);
    assertKinds(all().flags("-Xep:watertight:ERROR"), ERROR, ERROR, ERROR);
    assertKinds(all().flags("-XepAllErrorsAsWarnings"), WARNING, WARNING, WARNING);
  }

  @Test
  void theConfigurationIsObeyed() {
    assertKinds(
        all().file("watertight.yaml", "rules:\n  UnclosedResource: error\n"),
        ERROR,
        WARNING,
        ERROR);
    assertKinds(
        all().file("watertight.yaml", "rules:\n  UnclosedStorage: warning\n"),
        WARNING,
        WARNING,
        WARNING);
  }

  @Test
  void theCommandLineWinsOverTheConfiguration() {
    assertKinds(
        all()
            .file("watertight.yaml", "rules:\n  UnclosedStorage: off\n  UnclosedResource: error\n")
            .flags("-Xep:UnclosedStorage:WARN", "-Xep:UnclosedResource:WARN"),
        WARNING,
        WARNING,
        WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xep:UnclosedStorage:OFF", "-Xep:watertight:OFF"})
  void whatIsOffIsSilent(String flag) {
    CompilerRun run =
        CompilerRun.in(folder).source("bot/Storage.java", Samples.STORAGE).flags(flag).run();

    assertThat(run.findings()).isEmpty();
    assertThat(run.succeeded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"UnclosedStorage, UnclosedResource", "UnclosedResource, UnclosedStorage"})
  void aRuleThatTheConfigurationTurnsOffIsSilent(String off, String on) {
    CompilerRun run = all().file("watertight.yaml", "rules:\n  " + off + ": off\n").run();

    assertThat(run.findings()).extracting(Reported::rule).containsOnly(on);
  }

  @Test
  void withoutWarningsOnlyErrorsAreLeft() {
    CompilerRun run = all().flags("-XepDisableAllWarnings").run();

    assertThat(run.findings()).extracting(Reported::kind).containsExactly(ERROR);
  }

  @Test
  void aFindingLeadsToThePageOfItsRule() {
    CompilerRun run = CompilerRun.in(folder).source("bot/Resource.java", Samples.RESOURCE).run();

    assertThat(run.diagnostics())
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.getLineNumber()).isEqualTo(8);
              assertThat(said.getColumnNumber()).isEqualTo(12);
              assertThat(said.getMessage(null))
                  .startsWith("[UnclosedResource] This FileInputStream is never closed. ")
                  .endsWith("\n    (see " + RuleCheck.PAGES + "UnclosedResource)");
            });
  }

  @Test
  void aFindingStandsWhereItsExpressionStarts() {
    String text =
        """
        class Chain {
          long lines(java.nio.file.Path path) throws java.io.IOException {
            return java.nio.file.Files
                .lines(path)
                .filter(line -> !line.isBlank())
                .count();
          }
        }
        """;

    CompilerRun run = CompilerRun.in(folder).source("Chain.java", text).run();

    assertThat(run.findings())
        .extracting(Reported::line, Reported::column)
        .containsExactly(tuple(3L, 12L));
  }
}
