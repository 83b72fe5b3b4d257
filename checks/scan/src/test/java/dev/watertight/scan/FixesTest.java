package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import dev.watertight.scan.fix.FixedText;
import dev.watertight.scan.report.FileFindings;
import dev.watertight.scan.report.SourceText;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixes are text-exact, compile, and leave nothing to find; what is unsafe has none. */
final class FixesTest {
  private static final Path FOLDER = Path.of("src", "test", "fixtures", "Fixes");

  private static final List<String> FIXED =
      List.of("DialogStates", "LocalResources", "ClosingMethods", "ForgottenStorages");
  private static final List<String> ADVICE =
      List.of("AdviceOnly", "ForgottenAdvice", "UncalledClose");

  /** How a file may be written: its fixes are written like it. */
  private static final Map<String, UnaryOperator<String>> STYLES =
      Map.of(
          "as it is", text -> text,
          "with CR LF", text -> text.replace("\n", "\r\n"),
          "with four blanks", text -> reindented(text, "    "),
          "with tabs", text -> reindented(text, "\t"));

  static Stream<Arguments> cases() {
    return Stream.of(new JavaParserFrontEnd(), new JavacFrontEnd())
        .flatMap(
            frontEnd ->
                FIXED.stream()
                    .flatMap(
                        name ->
                            STYLES.keySet().stream()
                                .sorted()
                                .map(style -> Arguments.of(name, style, frontEnd))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("cases")
  void isTextExactAndCompilesAndIsSilentWhenCheckedAgain(
      String name, String style, FrontEnd frontEnd) throws IOException {
    UnaryOperator<String> written = STYLES.get(style);
    String before = written.apply(text(name + ".java"));
    String fixed = fixed(before, frontEnd);

    assertThat(fixed).isEqualTo(written.apply(text(name + ".fixed.java")));
    assertThat(errors(fixed)).isEmpty();
    assertThat(findings(fixed, frontEnd)).isEmpty();
  }

  static Stream<Arguments> advice() {
    return Stream.of(new JavaParserFrontEnd(), new JavacFrontEnd())
        .flatMap(frontEnd -> ADVICE.stream().map(name -> Arguments.of(name, frontEnd)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("advice")
  void whatIsUnsafeIsFoundAndNotFixed(String name, FrontEnd frontEnd) throws IOException {
    String text = text(name + ".java");
    SourceFile file = read(text, frontEnd);
    List<Finding> findings = findings(text, frontEnd);

    String[] shapes = text.split("// advice: ", -1);
    int start = shapes[0].length();
    for (int i = 1; i < shapes.length; i++) {
      int end = start + "// advice: ".length() + shapes[i].length();
      int from = start;
      assertThat(findings)
          .as(shapes[i].lines().findFirst().orElseThrow())
          .anyMatch(f -> f.place().start() >= from && f.place().start() < end);
      start = end;
    }
    assertThat(findings)
        .filteredOn(f -> f.fix() != null)
        .extracting(f -> file.lines().line(f.place().start()))
        .isEmpty();
  }

  @Test
  void fixturesCompile() throws IOException {
    for (String name : Stream.concat(FIXED.stream(), ADVICE.stream()).toList()) {
      assertThat(errors(text(name + ".java"))).as(name).isEmpty();
    }
  }

  /** All fixes that go together; those that overlap in further runs, as a user would. */
  private static String fixed(String before, FrontEnd frontEnd) {
    String text = before;
    for (int run = 0; run < 5; run++) {
      SourceFile file = read(text, frontEnd);
      FixedText fixed =
          FixedText.of(
              new FileFindings(
                  new SourceText(file.path(), text, file.lines()), findings(text, frontEnd)));
      text = fixed.text();
    }
    return text;
  }

  private static List<Finding> findings(String text, FrontEnd frontEnd) {
    Checkout checkout = Checkout.read(Map.of("Case.java", text), frontEnd);
    return checkout.check(checkout.files().iterator().next());
  }

  private static SourceFile read(String text, FrontEnd frontEnd) {
    return Checkout.read(Map.of("Case.java", text), frontEnd).files().iterator().next();
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static String reindented(String text, String unit) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String rest = line.stripLeading();
      int depth = line.length() - rest.length();
      out.append(unit.repeat(depth / 2)).append(" ".repeat(depth % 2)).append(rest).append('\n');
    }
    return out.substring(0, out.length() - 1);
  }

  private static List<String> errors(String text) throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String classPath =
        String.join(File.pathSeparator, Fixtures.classPath().stream().map(Path::toString).toList());
    List<String> options =
        List.of("-proc:none", "-implicit:none", "--release", "17", "-cp", classPath);
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("fixture:///Case.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, List.of(source));
    task.analyze();
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
