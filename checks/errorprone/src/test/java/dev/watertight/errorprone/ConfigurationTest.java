package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags and configuration file are used where they are right and refused where they are wrong. */
final class ConfigurationTest {
  private static final String OFF = "rules:\n  UnclosedResource: off\n";

  @TempDir private Path folder;

  private CompilerRun.Builder leak() {
    return CompilerRun.in(folder).source("project/src/bot/Resource.java", Samples.RESOURCE);
  }

  private static void assertRefused(CompilerRun run, String message) {
    assertThat(run.succeeded()).isFalse();
    assertThat(run.findings()).isEmpty();
    assertThat(run.output()).isEmpty();
    assertThat(run.others())
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("ERROR: Watertight configuration: "))
        .satisfies(said -> assertThat(said).contains(message).doesNotContain("\n\tat "));
    assertThat(run.diagnostics())
        .singleElement()
        .satisfies(said -> assertThat(said.getSource()).isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "project/", "project/src/", "project/src/bot/"})
  void theFileIsFoundFromTheSourcesUpward(String where) {
    CompilerRun run = leak().file(where + "watertight.yaml", OFF).run();

    assertThat(run.findings().isEmpty()).isEqualTo(!where.endsWith("bot/"));
  }

  @Test
  void theSearchEndsAtTheProject() {
    CompilerRun run = leak().file("watertight.yaml", OFF).file("project/.mvn/jvm.config", "").run();

    assertThat(run.findings()).hasSize(1);
  }

  @Test
  void theFileThatIsNamedHolds() {
    CompilerRun run =
        leak()
            .file("elsewhere/team.yaml", OFF)
            .file("project/watertight.yaml", "rules:\n  UnclosedResource: error\n")
            .flags("-XepOpt:Watertight:Config=" + folder.resolve("elsewhere/team.yaml"))
            .run();

    assertThat(run.findings()).isEmpty();
    assertThat(run.succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XepOpt:Watertight:ClosedWorld=true",
        "-XepOpt:Watertight:ClosedWorld=false",
        "-XepOpt:Watertight:ClosedWorld",
        "-XepOpt:NullAway:AnnotatedPackages=a"
      })
  void rightFlagsAreTaken(String flag) {
    CompilerRun run = leak().flags(flag).run();

    assertThat(run.findings()).hasSize(1);
    assertThat(run.succeeded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Watertight:Confg=a | -XepOpt:Watertight:Confg is not known. Allowed are "
            + "-XepOpt:Watertight:Config=PATH and -XepOpt:Watertight:ClosedWorld=true|false",
        "watertight:Config=a | -XepOpt:watertight:Config is not known. Allowed are ",
        "Watertight:ClosedWorld=yes | -XepOpt:Watertight:ClosedWorld: 'yes' is not known. "
            + "Allowed are true and false.",
        "Watertight:Config=missing.yaml | -XepOpt:Watertight:Config: 'missing.yaml' cannot be read: ",
        "Watertight:Config=src | -XepOpt:Watertight:Config: 'src' cannot be read: ",
        "Watertight:Config= | -XepOpt:Watertight:Config: '' cannot be read: ",
        "Watertight:Config | -XepOpt:Watertight:Config: 'true' cannot be read: ",
        "Watertight | -XepOpt:Watertight is not known. Allowed are ",
        "Watertight: | -XepOpt:Watertight: is not known. Allowed are ",
      },
      maxCharsPerColumn = 500)
  void wrongFlagsAreRefused(String flag, String message) {
    assertRefused(leak().flags("-XepOpt:" + flag).run(), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: {UnclosedResource: loud} | watertight.yaml:1:27: ",
        "rules: {NoSuchRule: off} | watertight.yaml:1:9: ",
        "rules: {UnclosedResorce: off} | UnclosedResource",
        "ruls: {UnclosedResource: off} | watertight.yaml:1:1: ",
        "rules: [UnclosedResource | watertight.yaml:1:",
        "'rules: {UnclosedResource: off}\n\trules: x' | watertight.yaml:2:",
        "exclude: ['{a'] | watertight.yaml:1:11: "
      })
  void aWrongFileIsRefused(String text, String message) {
    CompilerRun run =
        leak()
            .source("project/src/bot/Storage.java", Samples.STORAGE)
            .file("project/watertight.yaml", text)
            .run();

    assertRefused(run, message);
  }

  @Test
  void everyFlagIsDocumentedAndNoOther() throws IOException {
    String page = Files.readString(Path.of("../../docs/errorprone.md"));
    assertThat(
            Pattern.compile("-XepOpt:(Watertight:\\w+)")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(Flags.KNOWN);
  }

  @Test
  void twoFilesAreRefused() {
    CompilerRun run =
        leak()
            .source("other/src/bot/Storage.java", Samples.STORAGE)
            .file("project/watertight.yaml", OFF)
            .file("other/watertight.yaml", OFF)
            .run();

    assertRefused(run, "Name one with -XepOpt:Watertight:Config=PATH.");
  }
}
