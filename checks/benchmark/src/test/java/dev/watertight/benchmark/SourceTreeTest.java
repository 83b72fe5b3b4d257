package dev.watertight.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTreeTest {
  private static final int FILES = 20;
  private static final String TEXT = "class A {\n}\n// the last line has no end";

  @TempDir Path temporary;

  @BeforeEach
  void write() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("tree/p"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("A" + i + ".java"), TEXT);
    }
    Files.writeString(folder.resolve("notes.txt"), TEXT);
  }

  @Test
  void a_sample_is_whole_files_up_to_the_lines_asked_for() throws Exception {
    Sample sample = sample(temporary.resolve("tree"), 10);

    assertThat(sample.files()).isEqualTo(4);
    assertThat(sample.lines()).isEqualTo(12);
    assertThat(names(sample)).hasSize(4).allMatch(name -> name.endsWith(".java"));
  }

  @Test
  void a_larger_sample_holds_the_smaller_one() throws Exception {
    Set<String> small = names(sample(temporary.resolve("tree"), 9));
    Set<String> large = names(sample(temporary.resolve("tree"), 30));

    assertThat(large).hasSize(10).containsAll(small);
  }

  @Test
  void a_zip_gives_the_same_files_as_its_folder() throws Exception {
    Path zip = temporary.resolve("src.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (int i = FILES - 1; i >= 0; i--) {
        entries.putNextEntry(new ZipEntry("p/A" + i + ".java"));
        entries.write(TEXT.getBytes(StandardCharsets.UTF_8));
      }
    }

    assertThat(names(sample(zip, 15))).isEqualTo(names(sample(temporary.resolve("tree"), 15)));
  }

  @Test
  void what_cannot_be_sampled_is_said() {
    assertThatThrownBy(() -> sample(temporary.resolve("tree"), 1000))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("60 lines, fewer than the 1,000");
    assertThatThrownBy(() -> sample(temporary.resolve("none"), 1))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("there is no");
    assertThatThrownBy(() -> sample(temporary.resolve("tree/p/notes.txt"), 1))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("neither a folder nor a zip");
  }

  private Sample sample(Path sources, int lines) throws IOException, WrongUse {
    try (SourceTree tree = SourceTree.open(sources)) {
      return tree.sample(lines, Files.createTempDirectory(temporary, "sample"));
    }
  }

  private static Set<String> names(Sample sample) throws IOException {
    try (Stream<Path> walk = Files.walk(sample.folder())) {
      return walk.filter(Files::isRegularFile)
          .map(file -> sample.folder().relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }
}
