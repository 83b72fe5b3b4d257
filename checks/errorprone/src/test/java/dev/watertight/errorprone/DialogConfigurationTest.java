package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a team says of its dialogs is known to the compiler as it is to the scanner. */
final class DialogConfigurationTest {
  private static final Path ROOT =
      Path.of("..", "scan", "src", "test", "fixtures", "Configured").toAbsolutePath();

  @TempDir private Path folder;

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void whatIsConfiguredIsRecognised(Path key) throws IOException {
    judge(
        key,
        "-XepOpt:Watertight:Config=" + key.resolve("watertight.yaml"),
        text -> text.replaceAll("// unconfigured: .*", ""));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void withoutTheConfigurationItIsNot(Path key) throws IOException {
    judge(
        key,
        "-XepOpt:Watertight:ClosedWorld=false",
        text ->
            text.replaceAll("// finding: .*?(?=// |\\n)", "")
                .replace("// unconfigured: ", "// finding: "));
  }

  private void judge(Path key, String flag, UnaryOperator<String> marks) throws IOException {
    CompilerRun.Builder compiler = CompilerRun.in(folder).flags("-Xep:watertight:WARN", flag);
    List<String> expected = new ArrayList<>();
    List<Mark> open = new ArrayList<>();
    try (Stream<Path> files = Files.list(key)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        compiler.source(file.getFileName().toString(), text);
        open.addAll(Mark.in(marks.apply(text)));
      }
    }
    open.forEach(mark -> expected.add(mark.toString()));

    CompilerRun run = compiler.run();

    assertThat(run.output()).isEmpty();
    assertThat(run.succeeded()).isTrue();
    List<String> actual = new ArrayList<>();
    for (Reported finding : run.findings()) {
      Optional<Mark> mark = open.stream().filter(m -> m.matches(finding)).findFirst();
      mark.ifPresent(open::remove);
      actual.add(mark.map(Mark::toString).orElseGet(finding::toString));
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      maxCharsPerColumn = 500,
      value = {
        "states: {clear: a.B#c} | team.yaml:1:10: unknown key \"clear\" of states: expected one of"
            + " stores, keys, reads, writes, clears, idle, cancel-words; did you mean \"clears\"?",
        "states: {idle: NONE} | team.yaml:1:16: \"NONE\" is no constant: expected"
            + " com.acme.Type#CONSTANT",
        "handlers: [a b] | team.yaml:1:12: \"a b\" is no class name: expected one like"
            + " com.acme.Store or com.acme.Store$Entry",
      })
  void whatIsWrongIsRefused(String yaml, String message) {
    CompilerRun run =
        CompilerRun.in(folder)
            .source("src/bot/Storage.java", Samples.STORAGE)
            .file("team.yaml", yaml)
            .flags("-XepOpt:Watertight:Config=" + folder.resolve("team.yaml"))
            .run();

    assertThat(run.succeeded()).isFalse();
    assertThat(run.findings()).isEmpty();
    assertThat(run.output()).isEmpty();
    assertThat(run.others())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said)
                    .startsWith("ERROR: Watertight configuration: ")
                    .contains(message)
                    .doesNotContain("\n\tat "));
  }
}
