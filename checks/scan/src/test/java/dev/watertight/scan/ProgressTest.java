package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void theBarGrowsWithTheWork() {
    assertThat(Progress.line("reading", 0, 2000))
        .isEqualTo("reading [                              ] 0 of 2,000 files");
    assertThat(Progress.line("reading", 1000, 2000))
        .isEqualTo("reading [===============               ] 1,000 of 2,000 files");
    assertThat(Progress.line("checking", 1, 1))
        .isEqualTo("checking [==============================] 1 of 1 file");
  }

  @Test
  void whatWasDrawnIsErasedAndNothingFollows() {
    Progress progress = new Progress(err, true);
    progress.phase("reading", 4);
    progress.step();
    progress.draw();
    progress.erase();
    progress.draw();
    progress.erase();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001B[K" + Progress.line("reading", 1, 4) + "\r\u001B[K");
  }

  @Test
  void nothingIsDrawnBeforeThereIsWork() {
    Progress progress = new Progress(err, true);
    progress.draw();
    progress.erase();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void theStateNamesPhaseAndCount() {
    Progress progress = new Progress(err, false);
    assertThat(progress.state()).isEqualTo("before the first file");
    progress.phase("reading", 1200);
    progress.step();
    assertThat(progress.state()).isEqualTo("while reading, 1 of 1,200 files done");
  }
}
