package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.rules.Checker;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Findings equal the marks of the fixtures, whichever front end reads them and whoever types. */
final class FixturesTest {
  @TestFactory
  Stream<DynamicTest> javaParserFindsWhatIsMarked() {
    return judged(Checkout.read(Fixtures.texts(), new JavaParserFrontEnd()));
  }

  @TestFactory
  Stream<DynamicTest> javacFindsWhatIsMarked() {
    return judged(Checkout.read(Fixtures.texts(), new JavacFrontEnd()));
  }

  @TestFactory
  Stream<DynamicTest> javacWithTheClassPathFindsWhatIsMarked() {
    return judged(Checkout.typed(Fixtures.texts(), Fixtures.classPath()));
  }

  private static Stream<DynamicTest> judged(Checkout checkout) {
    return checkout.files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.path(),
                    () -> {
                      Judgement judgement = Judgement.of(file, checkout);
                      assertThat(judgement.actual())
                          .as("findings in %s", file.path())
                          .isEqualTo(judgement.expected());
                    }));
  }

  @Test
  void everyRuleHasMarks() {
    Map<String, String> texts = Fixtures.texts();

    assertThat(Checker.ruleIds())
        .allSatisfy(
            rule ->
                assertThat(texts)
                    .anySatisfy(
                        (path, text) -> {
                          assertThat(path).startsWith(rule + "/");
                          assertThat(Mark.in(text)).extracting(Mark::rule).contains(rule);
                        }));
  }

  @Test
  void fixturesCompileAgainstTheirLibraries() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Source> sources =
        Fixtures.texts().entrySet().stream()
            .map(e -> new Source(e.getKey(), e.getValue()))
            .toList();
    List<String> options =
        List.of("-proc:none", "-implicit:none", "--release", "17", "-cp", joined());

    ((JavacTask) compiler.getTask(null, null, diagnostics, options, null, sources)).analyze();

    assertThat(diagnostics.getDiagnostics())
        .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .extracting(Object::toString)
        .isEmpty();
  }

  private static String joined() {
    return String.join(
        File.pathSeparator, Fixtures.classPath().stream().map(Path::toString).toList());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("fixture:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
