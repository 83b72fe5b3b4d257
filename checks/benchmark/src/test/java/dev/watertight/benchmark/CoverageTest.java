package dev.watertight.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageTest {
  @TempDir Path folder;

  @Test
  void a_report_about_the_whole_sample_passes() {
    assertThatCode(() -> check("7 findings in 3 of 4 files, 210 lines, 0.6 s.\n", 4, 210))
        .doesNotThrowAnyException();
  }

  @Test
  void a_file_that_was_left_out_is_noticed() {
    assertThatThrownBy(() -> check("7 findings in 3 of 3 files, 200 lines, 0.6 s.\n", 4, 210))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("4 files and 210 lines");
  }

  @Test
  void a_report_that_ends_early_is_noticed() {
    assertThatThrownBy(() -> check("A.java:1:1: warning: it stops he", 4, 210))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("no total");
  }

  private void check(String text, int files, int lines) throws IOException, RunFailed {
    Path report = Files.writeString(folder.resolve("report.txt"), text);
    Coverage.ours(report, new Sample(folder, files, lines));
  }

  @Test
  void the_files_that_pmd_gave_up_are_counted() throws Exception {
    Path report =
        Files.writeString(
            folder.resolve("pmd.txt"),
            "A.java:3:\tCloseResource:\tEnsure it\nB.java\t-\tSemanticException: no\n\tat x\n");

    assertThat(Coverage.peer(report, new Sample(folder, 100, 1))).isEqualTo(1);
    assertThatThrownBy(() -> Coverage.peer(report, new Sample(folder, 99, 1)))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("1 of 99");
  }
}
