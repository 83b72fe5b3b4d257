package dev.watertight.errorprone;

import static javax.tools.Diagnostic.Kind.ERROR;
import static javax.tools.Diagnostic.Kind.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flag does to a check of ours what it does to one of Error Prone's own. */
final class SeveritiesTest {
  /** An error and a warning of each. */
  private static final String TEXT =
      """
      package bot;

      import java.io.FileInputStream;
      import java.io.IOException;
      import redis.clients.jedis.Jedis;

      final class All {
        String theirs(Object lock) {
          new IllegalStateException();
          return lock + new String(new byte[1]);
        }

        String ours(String key) throws IOException {
          new FileInputStream("a").read();
          Jedis jedis = new Jedis("localhost");
          return jedis.get(key);
        }
      }
      """;

  @TempDir private Path folder;

  private List<Diagnostic.Kind> kinds(CompilerRun run, String check) {
    return run.findings().stream()
        .filter(finding -> finding.rule().equals(check))
        .map(Reported::kind)
        .toList();
  }

  @Test
  void allOfThemAreFound() {
    CompilerRun run = CompilerRun.in(folder).source("bot/All.java", TEXT).flagsAlone().run();

    assertThat(run.findings())
        .extracting(Reported::rule, Reported::kind)
        .contains(
            tuple("DeadException", ERROR),
            tuple("UnclosedStorage", ERROR),
            tuple("DefaultCharset", WARNING),
            tuple("UnclosedResource", WARNING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-Xep:ERRS:OFF -Xep:WARNS:OFF",
        "-Xep:ERRS:WARN -Xep:WARNS:WARN",
        "-Xep:ERRS:ERROR -Xep:WARNS:ERROR",
        "-Xep:ERRS:DEFAULT -Xep:WARNS:DEFAULT",
        "-Xep:ERRS -Xep:WARNS",
        "-XepAllErrorsAsWarnings",
        "-XepAllErrorsAsWarnings -Xep:ERRS:ERROR -Xep:WARNS:ERROR",
        "-Xep:ERRS:OFF -Xep:WARNS:OFF -XepAllErrorsAsWarnings",
        "-XepAllDisabledChecksAsWarnings",
        "-XepAllDisabledChecksAsWarnings -Xep:ERRS:OFF -Xep:WARNS:OFF",
        "-XepAllDisabledChecksAsWarnings -Xep:ERRS:WARN -Xep:WARNS:ERROR",
        "-XepDisableAllChecks",
        "-XepDisableAllChecks -Xep:ERRS:DEFAULT -Xep:WARNS:DEFAULT",
        "-XepDisableAllChecks -Xep:ERRS:WARN -Xep:WARNS:ERROR",
        "-XepDisableAllChecks -XepAllDisabledChecksAsWarnings",
        "-XepDisableAllWarnings",
        "-XepDisableAllWarnings -Xep:WARNS:WARN",
        "-XepDisableAllWarnings -Xep:WARNS:ERROR",
        "-XepDisableAllWarnings -XepAllErrorsAsWarnings"
      })
  void oursAreTreatedAsTheirs(String flags) {
    String both =
        flags
            .replaceAll("(\\S+)ERRS(\\S*)", "$1DeadException$2 $1UnclosedStorage$2")
            .replaceAll("(\\S+)WARNS(\\S*)", "$1DefaultCharset$2 $1UnclosedResource$2");

    CompilerRun run =
        CompilerRun.in(folder).source("bot/All.java", TEXT).flagsAlone(both.split(" ")).run();

    assertThat(run.output()).isEmpty();
    assertThat(run.others()).isEmpty();
    assertThat(kinds(run, "UnclosedStorage")).isEqualTo(kinds(run, "DeadException"));
    assertThat(kinds(run, "UnclosedResource")).isEqualTo(kinds(run, "DefaultCharset"));
  }
}
