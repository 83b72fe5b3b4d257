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
    String text =
        "A.java:3:\tCloseResource:\tEnsure it\nB.java\t-\tSemanticException: no\n\tat x\n";

    assertThat(peer(1, text, 100)).isEqualTo(1);
    assertThatThrownBy(() -> peer(1, text, 99))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("1 of 99");
  }

  @Test
  void pmd_that_fails_without_giving_up_a_file_is_noticed() throws Exception {
    assertThat(peer(0, "", 10)).isZero();
    assertThatThrownBy(() -> peer(1, "", 10)).isInstanceOf(RunFailed.class);
  }

  private int peer(int code, String text, int files) throws IOException, RunFailed {
    Path report = Files.writeString(folder.resolve("pmd.txt"), text);
    return Coverage.peer(code, report, new Sample(folder, files, 1));
  }
}
