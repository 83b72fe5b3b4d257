package dev.watertight.benchmark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JudgedFileTest {
  private static final String HEADER =
      "jar\tpath\tline\tcolumn\trule\tseverity\tverdict\twhy\tcode\n";

  @TempDir Path folder;

  @Test
  void what_is_written_is_read_back_in_the_order_of_places() throws Exception {
    Judged late = row("b", 7, Verdict.UNREAD, "");
    Judged early = row("b", 5, Verdict.KNOWN_FALSE, "cannot throw");
    Judged first = row("a", 9, Verdict.TRUE, "a leak");
    JudgedFile file = new JudgedFile(folder.resolve("new/corpus.tsv"));

    file.write(List.of(late, early, first));

    assertThat(file.read()).containsExactly(first, early, late);
  }

  @Test
  void no_file_has_no_rows() throws Exception {
    assertThat(new JudgedFile(folder.resolve("corpus.tsv")).read()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongRows")
  void a_wrong_row_is_refused_with_its_place(String row, String message) throws IOException {
    Path file = folder.resolve("corpus.tsv");
    Files.writeString(file, HEADER + row + "\n");

    assertThatThrownBy(() -> new JudgedFile(file).read())
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("corpus.tsv:2: " + message);
  }

  private static Stream<Arguments> wrongRows() {
    return Stream.of(
        arguments("lib\tp/A.java\t3\t5\tRule\terror\ttrue", "7 columns instead of 9"),
        arguments(
            "lib\tp/A.java\t3\t5\tRule\terror\tmaybe\twhy\tcode",
            "'maybe' is no verdict; there are true, harmless"),
        arguments(
            "lib\tp/A.java\t3\t5\tRule\terror\tknown-false\t\tcode",
            "the verdict known-false needs a reason"),
        arguments(
            "lib\tp/A.java\t0\t5\tRule\terror\ttrue\twhy\tcode", "'0' is no place in a file"));
  }

  @Test
  void other_columns_are_refused() throws IOException {
    Path file = folder.resolve("corpus.tsv");
    Files.writeString(file, "jar\tpath\n");

    assertThatThrownBy(() -> new JudgedFile(file).read())
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining(":1: the columns have to be jar, path,");
  }

  private static Judged row(String jar, int line, Verdict verdict, String why) {
    return new Judged(
        new Finding(jar, "p/A.java", line, 2, "Rule", "warning", "open(\"x\");"), verdict, why);
  }
}
