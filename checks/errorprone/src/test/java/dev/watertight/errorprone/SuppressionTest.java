package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors and builds leave out, the compiler is silent about. */
final class SuppressionTest {
  @TempDir private Path folder;

  private CompilerRun.Builder with(String declaration, String annotation) {
    String text =
        "import java.io.*; import javax.annotation.processing.Generated;\n"
            + declaration.replace("@S", annotation).replace("open()", "new FileInputStream(\"a\")")
            + "\n";
    return CompilerRun.in(folder).source("A.java", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@S class A { int m() throws IOException { return open().read(); } }",
        "class A { @S int m() throws IOException { return open().read(); } }",
        "class A { @S A() throws IOException { open().read(); } }",
        "class A { @S int field = read(() -> open().read());"
            + " static int read(java.util.concurrent.Callable<Integer> c) { return 0; } }",
        "class A { int m() throws IOException { @S int local = open().read(); return local; } }",
        "class A { void m() throws IOException { @S InputStream in = open(); in.read(); } }",
        "class A { void m() throws IOException {"
            + " for (@S int i = open().read(); i < 1; i++) { } } }",
        "class A { @S record R(int i) { R { try { open().read(); } catch (IOException e) { } } } }",
        "record A(int i) { @S A { try { open().read(); } catch (IOException e) { } } }",
        "record A(int i) { @S A(int i) { this.i = read(() -> open().read()); }"
            + " static int read(java.util.concurrent.Callable<Integer> c) { return 0; } }",
        "record A(int i) { @S public int i() {"
            + " try { return open().read(); } catch (IOException e) { return 0; } } }",
        "record A(int i) { @S static int field = read(() -> open().read());"
            + " static int read(java.util.concurrent.Callable<Integer> c) { return 0; } }",
        "record A(int i) { A { try { @S int n = open().read(); } catch (IOException e) { } } }",
      })
  void everyDeclarationMaySilence(String declaration) {
    assertThat(with(declaration, "").run().findings()).hasSize(1);
    assertThat(with(declaration, "@SuppressWarnings(\"UnclosedResource\")").run().findings())
        .isEmpty();
    assertThat(with(declaration, "@SuppressWarnings({\"x\", \"watertight\"})").run().findings())
        .isEmpty();
    assertThat(with(declaration, "@SuppressWarnings(\"UnclosedStorage\")").run().findings())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { @interface Range { Class<?> by(); } record R(@S int part) { } }",
        "class A { void m(@S int parameter) throws IOException { } }"
      })
  void componentsAndParametersMayBearTheAnnotation(String declaration) {
    CompilerRun run = with(declaration, "@SuppressWarnings(\"watertight\")").run();

    assertThat(run.findings()).isEmpty();
    assertThat(run.others()).isEmpty();
  }

  /**
   * No rule reports at a component: it has no initialiser. What a constructor does is not in it.
   */
  @Test
  void aComponentIsNotAroundItsConstructor() {
    CompilerRun run =
        with(
                "record A(@S int i) { A { try { i = open().read(); } catch (IOException e) { } } }",
                "@SuppressWarnings(\"watertight\")")
            .run();

    assertThat(run.findings()).hasSize(1);
  }

  @Test
  void theBuildMayHaveAnnotationsIgnored() {
    String declaration = "@S class A { int m() throws IOException { return open().read(); } }";

    CompilerRun run =
        with(declaration, "@SuppressWarnings(\"watertight\")")
            .flags("-XepIgnoreSuppressionAnnotations")
            .run();

    assertThat(run.findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-XepDisableWarningsInGeneratedCode"})
  void generatedCodeIsNobodysFault(String flag) {
    String declaration = "@S class A { int m() throws IOException { return open().read(); } }";
    CompilerRun.Builder compiler = with(declaration, "@Generated(\"tool\")");

    CompilerRun run = flag.isEmpty() ? compiler.run() : compiler.flags(flag).run();

    assertThat(run.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple", "byfile"})
  void excludedPathsAreSilentButKnown(String policy) {
    // What the excluded file returns is the caller's to close, and only its source says so.
    String opener =
        """
        package gen;

        public class AOpener {
          public static java.io.Reader open() throws java.io.IOException {
            new java.io.FileInputStream("leak").read();
            return new java.io.FileReader("a");
          }
        }
        """;
    String user =
        """
        package bot;

        class User {
          int read() throws java.io.IOException {
            return gen.AOpener.open().read();
          }
        }
        """;

    CompilerRun run =
        CompilerRun.in(folder)
            .policy(policy)
            .source("gen/AOpener.java", opener)
            .source("bot/User.java", user)
            .flags("-XepExcludedPaths:.*/gen/.*")
            .run();

    assertThat(run.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.path()).endsWith("bot/User.java"));
  }

  @Test
  void whatTheConfigurationExcludesIsSilent() {
    CompilerRun run =
        CompilerRun.in(folder)
            .source("bot/legacy/Storage.java", Samples.STORAGE.replace("bot;", "bot.legacy;"))
            .source("bot/Resource.java", Samples.RESOURCE)
            .file("watertight.yaml", "exclude: ['**/legacy/**']\n")
            .run();

    assertThat(run.findings()).extracting(Reported::rule).containsExactly("UnclosedResource");
  }
}
