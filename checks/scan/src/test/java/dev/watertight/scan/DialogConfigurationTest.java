package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a team says of its dialogs in {@code watertight.yaml} is known then, and not without. Each
 * folder below Configured has one key; marks say what is found with it ({@code finding:}) and
 * without ({@code unconfigured:}).
 */
final class DialogConfigurationTest {
  private static final Path ROOT = Path.of("src", "test", "fixtures", "Configured");
  private static final Pattern FINDING =
      Pattern.compile("(?m)^(.+\\.java):(\\d+):\\d+: \\w+: \\[(\\w+)] (.*)$");

  private int code;
  private String out = "";
  private String err = "";

  private void scan(Object... args) {
    List<String> typed = new ArrayList<>(List.of("scan"));
    Stream.of(args).map(Object::toString).forEach(typed::add);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    code =
        Main.run(
            typed.toArray(String[]::new),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8));
    out = said.toString(StandardCharsets.UTF_8);
    err = complained.toString(StandardCharsets.UTF_8);
  }

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void whatIsConfiguredIsRecognised(Path folder) throws IOException {
    scan("-q", "--fail-on", "never", folder);

    assertThat(code).isZero();
    assertThat(err).isEmpty();
    assertJudged(folder, text -> text.replaceAll("// unconfigured: .*", ""));
    assertThat(out).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void withoutTheConfigurationItIsNot(Path folder, @TempDir Path elsewhere) throws IOException {
    Path nothing = Files.writeString(elsewhere.resolve("nothing.yaml"), "");

    scan("-q", "--fail-on", "never", "--config", nothing, folder);

    assertThat(code).isZero();
    assertJudged(
        folder,
        text ->
            text.replaceAll("// finding: .*?(?=// |\\n)", "")
                .replace("// unconfigured: ", "// finding: "));
  }

  @Test
  void aFileThatIsNamedConfiguresWhatLiesElsewhere(@TempDir Path elsewhere) throws IOException {
    Path folder = ROOT.resolve("stores");
    String yaml = Files.readString(folder.resolve("watertight.yaml"));
    Path other = Files.writeString(elsewhere.resolve("team.yaml"), yaml);

    scan("-q", "--config", other, folder);

    assertThat(code).isEqualTo(1);
    assertThat(out.lines()).hasSize(2);
  }

  /** What is found, a line each: that of its mark, if it has one. */
  private void assertJudged(Path folder, UnaryOperator<String> marks) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        List<Mark> open = Mark.in(marks.apply(Files.readString(file)));
        open.forEach(mark -> expected.add(file + ":" + mark));
        Matcher found = FINDING.matcher(out);
        while (found.find()) {
          if (found.group(1).equals(file.toString())) {
            actual.add(file + ":" + judged(found, open));
          }
        }
      }
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(out.lines()).hasSize(actual.size());
  }

  private static String judged(Matcher found, List<Mark> open) {
    for (Mark mark : open) {
      if (mark.line() == Integer.parseInt(found.group(2))
          && mark.rule().equals(found.group(3))
          && found.group(4).contains(mark.part())) {
        open.remove(mark);
        return mark.toString();
      }
    }
    return found.group();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 1000,
      textBlock =
          """
          states: fixtures.Store             | 1:9: states must be a mapping with stores, keys, reads, writes, clears, idle, cancel-words, but is "fixtures.Store"
          states: {clear: a.B#c}             | 1:10: unknown key "clear" of states: expected one of stores, keys, reads, writes, clears, idle, cancel-words; did you mean "clears"?
          states: {stores: a.B, stores: a.C} | 1:23: "stores" stands twice in states
          states: {stores: a.B#c}            | 1:18: "a.B#c" is no class name: expected one like com.acme.Store or com.acme.Store$Entry
          states: {stores: {type: a.B}}      | 1:18: type must be text, but is a mapping
          states: {keys: [a.B.C]}            | 1:17: "a.B.C" looks like a nested class, which is written with $: a.B$C
          states: {reads: a.B}               | 1:17: "a.B" is no call: expected com.acme.Type#method or com.acme.Type#method(java.lang.String)
          states: {writes: ["a.B#<init>"]}   | 1:19: "a.B#<init>" is no call: expected com.acme.Type#method or com.acme.Type#method(java.lang.String)
          states: {clears: "a.B#c(int"}      | 1:18: "a.B#c(int" is no call: expected com.acme.Type#method or com.acme.Type#method(java.lang.String)
          states: {clears: "a.B#c-d"}        | 1:18: "c-d" is no method name
          states: {idle: NONE}               | 1:16: "NONE" is no constant: expected com.acme.Type#CONSTANT
          states: {idle: "a.B#none()"}       | 1:16: "a.B#none()" is no constant: expected com.acme.Type#CONSTANT
          states: {idle: "a.B#1"}            | 1:16: "a.B#1" is no constant: expected com.acme.Type#CONSTANT
          states: {cancel-words: [0]}        | 1:25: cancel word must be text, but is "0"; quote it if it is meant
          states: {cancel-words: ""}         | 1:24: cancel word must be text, but is ""
          handlers: {type: a.B}              | 1:11: type, annotation or method must be text, but is a mapping
          handlers: [a.B, "a b"]             | 1:17: "a b" is no class name: expected one like com.acme.Store or com.acme.Store$Entry
          handlers: ["a.B#<init>"]           | 1:12: "a.B#<init>" is no type, annotation or method: expected com.acme.Type#method or com.acme.Type#method(java.lang.String)
          """)
  void whatIsWrongIsRefused(String yaml, String message, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.java"), "class A {}\n");
    Path file = Files.writeString(folder.resolve("watertight.yaml"), yaml.strip() + "\n");

    scan(folder);

    assertThat(code).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).isEqualTo("watertight: configuration: " + file + ":" + message.strip() + "\n");
  }
}
