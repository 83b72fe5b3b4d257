package dev.watertight.benchmark.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command as a whole on a jar of one file. */
final class CorpusTest {
  private static final String ITEM =
      "<artifactItem><artifactId>%s</artifactId><version>1.0</version></artifactItem>";
  private static final String LEAK =
      """
      package p;

      final class A {
        void read(String name) throws java.io.IOException {
          java.io.InputStream in = new java.io.FileInputStream(name);
          in.read();
          in.read();
        }
      }
      """;
  private static final String CLEAN = "package p;\n\nfinal class A {}\n";

  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void checkout() throws IOException {
    pom("lib");
    jar("lib", LEAK);
    Files.createDirectories(root.resolve("docs/quality"));
    Files.writeString(
        root.resolve("docs/quality.md"),
        """
        # Page

        <!-- Corpus, as written by its --update. -->
        <!-- End of the corpus. -->
        the end
        """);
  }

  @Test
  void a_new_finding_fails_with_its_place_and_what_to_do() {
    assertThat(run()).isEqualTo(1);
    assertThat(said())
        .contains("1 new finding:")
        .contains("+ lib  p/A.java:5:30  warning UnclosedResource")
        .contains("java.io.InputStream in = new java.io.FileInputStream(name);")
        .contains("'in' is never closed")
        .contains("add --update");
  }

  @Test
  void an_update_writes_rows_and_figures_and_asks_to_read_them() throws IOException {
    assertThat(run("--update")).isEqualTo(0);
    assertThat(said()).contains("1 finding nobody has read:");
    assertThat(rows()).contains("lib\tp/A.java\t5\t30\tUnclosedResource\twarning\tunread\t\t");
    assertThat(page())
        .startsWith("# Page\n")
        .contains("| lib 1.0 | 9 | 1 | 0 | 0 | 0 |")
        .endsWith("<!-- End of the corpus. -->\nthe end\n");

    assertThat(run()).isEqualTo(1);
    assertThat(said()).doesNotContain("new finding").contains("1 finding nobody has read:");
  }

  @Test
  void what_was_read_passes_once_the_figures_say_so() throws IOException {
    run("--update");
    judge();

    assertThat(run()).isEqualTo(1);
    assertThat(said()).contains("The figures of docs/quality.md are not those of");

    assertThat(run("--update")).isEqualTo(0);
    assertThat(rows()).contains("\ttrue\tread twice, never closed\t");
    assertThat(page()).contains("| lib 1.0 | 9 | 1 | 1 | 0 | 0 |");
    assertThat(run()).isEqualTo(0);
    assertThat(said()).endsWith("All findings are those of docs/quality/corpus.tsv.\n");
  }

  @Test
  void a_finding_that_is_gone_fails_with_its_verdict() throws IOException {
    run("--update");
    judge();
    jar("lib", CLEAN);

    assertThat(run()).isEqualTo(1);
    assertThat(said())
        .contains("1 finding gone:")
        .contains("- lib  p/A.java:5:30  warning UnclosedResource")
        .contains("was true: read twice, never closed");
  }

  @Test
  void an_update_keeps_the_verdict_where_the_line_moved() throws IOException {
    run("--update");
    judge();
    jar("lib", "// one line more\n" + LEAK);

    assertThat(run()).isEqualTo(1);
    assertThat(run("--update")).isEqualTo(0);
    assertThat(rows())
        .contains("lib\tp/A.java\t6\t30\tUnclosedResource\twarning\ttrue\tread twice");
  }

  @Test
  void a_missing_jar_is_named_with_the_command_that_fetches_it() throws IOException {
    pom("lib", "other");

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("corpus: There is no ")
        .contains("other-1.0-sources.jar")
        .contains("mvn -f checks/benchmark/corpus dependency:copy");
  }

  @Test
  void a_file_that_cannot_be_analysed_is_no_result() throws IOException {
    jar("lib", "final class {");

    assertThat(run("--update")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("The scan of lib-1.0-sources.jar")
        .contains("cannot be parsed");
    assertThat(root.resolve("docs/quality/corpus.tsv")).doesNotExist();
  }

  @Test
  void wrong_use_is_said() throws IOException {
    assertThat(run("--fetch")).isEqualTo(2);

    pom("lib", "lib");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("names an artifact twice");

    Files.delete(root.resolve("checks/benchmark/corpus/pom.xml"));
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("start from the root");
  }

  @Test
  void a_page_without_a_place_for_the_figures_is_refused() throws IOException {
    Files.writeString(root.resolve("docs/quality.md"), "# Page\n");

    assertThat(run("--update")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no place for the figures");
  }

  private int run(String... options) {
    out.reset();
    err.reset();
    String[] args = new String[options.length + 2];
    args[0] = "--root";
    args[1] = root.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return Corpus.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private void judge() throws IOException {
    Files.writeString(
        root.resolve("docs/quality/corpus.tsv"),
        rows().replace("\tunread\t\t", "\ttrue\tread twice, never closed\t"));
  }

  private String rows() throws IOException {
    return Files.readString(root.resolve("docs/quality/corpus.tsv"));
  }

  private String page() throws IOException {
    return Files.readString(root.resolve("docs/quality.md"));
  }

  private void pom(String... artifacts) throws IOException {
    StringBuilder items = new StringBuilder();
    for (String artifact : artifacts) {
      items.append(ITEM.formatted(artifact));
    }
    Path folder = Files.createDirectories(root.resolve("checks/benchmark/corpus"));
    Files.writeString(folder.resolve("pom.xml"), "<project>" + items + "</project>");
  }

  private void jar(String artifact, String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve("checks/benchmark/corpus/target/jars"));
    try (OutputStream file = Files.newOutputStream(folder.resolve(artifact + "-1.0-sources.jar"));
        ZipOutputStream entries = new ZipOutputStream(file)) {
      entries.putNextEntry(new ZipEntry("p/A.java"));
      entries.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
