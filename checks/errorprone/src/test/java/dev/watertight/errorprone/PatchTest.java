package dev.watertight.errorprone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Error Prone writes of our fixes is what {@code watertight scan --fix} writes. */
final class PatchTest {
  private static final Path FIXTURES =
      Path.of("..", "scan", "src", "test", "fixtures", "Fixes").normalize();
  private static final List<String> FIXED =
      List.of("DialogStates", "LocalResources", "ClosingMethods", "ForgottenStorages");
  private static final List<String> ADVICE =
      List.of("AdviceOnly", "ForgottenAdvice", "UncalledClose");
  private static final Map<String, UnaryOperator<String>> STYLES =
      Map.of("as it is", text -> text, "with CR LF", text -> text.replace("\n", "\r\n"));

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    return FIXED.stream()
        .flatMap(name -> STYLES.keySet().stream().sorted().map(style -> Arguments.of(name, style)));
  }

  private static String all() {
    return ChecksTest.ours().stream().map(Class::getSimpleName).collect(joining(","));
  }

  private static String text(String name) throws IOException {
    return Files.readString(FIXTURES.resolve(name));
  }

  private Path file() {
    return folder.resolve("Case.java");
  }

  private CompilerRun.Builder compile(String text) {
    return CompilerRun.in(folder).source("Case.java", text).flags("-XepOpt:Watertight:ClosedWorld");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void isTextExactAndCompilesAndIsSilentWhenCheckedAgain(String name, String style)
      throws IOException {
    UnaryOperator<String> written = STYLES.get(style);
    String before = "";
    String text = written.apply(text(name + ".java"));
    // Fixes that overlap wait for a further run.
    for (int run = 0; run < 5 && !text.equals(before); run++) {
      before = text;
      CompilerRun patched =
          compile(text).flags("-XepPatchChecks:" + all(), "-XepPatchLocation:IN_PLACE").run();
      assertThat(patched.succeeded()).as(patched.toString()).isTrue();
      text = Files.readString(file());
    }

    assertThat(text).isEqualTo(written.apply(text(name + ".fixed.java")));
    CompilerRun again = compile(text).run();
    assertThat(again.findings()).isEmpty();
    assertThat(again.succeeded()).as(again.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ClosingMethods", "DialogStates"})
  void aPatchFileHoldsTheSame(String name) throws IOException, PatchFailedException {
    String text = text(name + ".java");

    compile(text).flags("-XepPatchChecks:" + all(), "-XepPatchLocation:" + folder).run();

    assertThat(file()).hasContent(text);
    List<String> patch = Files.readAllLines(folder.resolve("error-prone.patch"));
    List<String> patched =
        DiffUtils.patch(text.lines().toList(), UnifiedDiffUtils.parseUnifiedDiff(patch));
    assertThat(patched).isEqualTo(text(name + ".fixed.java").lines().toList());
  }

  @ParameterizedTest
  @MethodSource("advice")
  void whatIsUnsafeIsLeftAsItIs(String name) throws IOException {
    String text = text(name + ".java");

    compile(text).flags("-XepPatchChecks:" + all(), "-XepPatchLocation:IN_PLACE").run();

    assertThat(file()).hasContent(text);
    assertThat(compile(text).run().findings()).isNotEmpty();
  }

  static Stream<String> advice() {
    return ADVICE.stream();
  }

  @Test
  void onlyWhatIsAskedForIsPatched() throws IOException {
    String text = text("LocalResources.java");

    compile(text).flags("-XepPatchChecks:UnclosedStorage", "-XepPatchLocation:IN_PLACE").run();

    assertThat(Files.readString(file()))
        .contains("try (Jedis jedis = pool.getResource()) {")
        .contains("InputStream in = new FileInputStream(file);");
  }

  @Test
  void aFixIsShownWithItsFinding() {
    CompilerRun run = CompilerRun.in(folder).source("bot/Storage.java", Samples.STORAGE).run();

    assertThat(run.diagnostics())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.getMessage(null))
                    .contains("Did you mean 'try (Jedis jedis = new Jedis(\"localhost\")) {"));
  }
}
