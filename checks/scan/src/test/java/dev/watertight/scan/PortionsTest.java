package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.scan.files.JavaFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortionsTest {
  private static List<JavaFile> files(int number, long bytes) {
    List<JavaFile> files = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      files.add(new JavaFile("A" + i, Path.of("A" + i), bytes));
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 2", "1, 0, 8", "5, 100, 2", "1000, 4000, 2", "30, 10000000, 4"})
  void everyFileIsInOnePortionInOrder(int number, long bytes, int threads) {
    List<JavaFile> files = files(number, bytes);
    List<List<JavaFile>> portions = Portions.of(files, threads);
    assertThat(portions).allMatch(portion -> !portion.isEmpty() && portion.size() <= 24);
    assertThat(portions.stream().flatMap(List::stream).toList()).isEqualTo(files);
  }

  @Test
  void aSmallProjectKeepsAllThreadsBusy() {
    assertThat(Portions.of(files(40, 2000), 2)).hasSizeBetween(6, 7);
  }

  @Test
  void aLargeFileHasAPortionOfItsOwn() {
    List<JavaFile> files = files(3, 10);
    files.add(1, new JavaFile("Large", Path.of("Large"), 10_000_000));
    List<List<JavaFile>> portions = Portions.of(files, 2);
    assertThat(portions).contains(List.of(files.get(1)));
  }
}
