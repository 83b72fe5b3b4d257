package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsTest {
  @TempDir Path folder;
  private final List<String> parsed = new ArrayList<>();
  private final List<JavaFile> files = new ArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : List.of("A", "B", "C")) {
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, "class " + name + " {} // " + "-".repeat(4000));
      files.add(new JavaFile(name, file, Files.size(file)));
    }
  }

  private Models models(long budget) {
    FakeParts parts =
        new FakeParts() {
          @Override
          public FrontEnd frontEnd(FrontEndChoice choice) {
            FrontEnd real = new JavaParserFrontEnd();
            return (path, text) -> {
              parsed.add(path);
              return real.read(path, text);
            };
          }
        };
    SourceReaders readers = new SourceReaders(parts, List.of(FrontEndChoice.JAVAPARSER));
    return new Models(files, readers, budget);
  }

  private static SourceFile load(Models models, String path) {
    return Objects.requireNonNull(models.load(path));
  }

  @Test
  void whatFitsIsReadOnce() {
    Models models = models(10_000_000);
    SourceFile first = load(models, "A");
    assertThat(load(models, "A")).isSameAs(first);
    assertThat(first.path()).isEqualTo("A");
    assertThat(parsed).containsExactly("A");
  }

  @Test
  void whatIsOfferedIsNotReadAgain() {
    SourceFile model = load(models(0), "B");
    Models models = models(10_000_000);
    models.offer(model);
    assertThat(models.load("B")).isSameAs(model);
    assertThat(parsed).containsExactly("B");
  }

  @Test
  void whatDoesNotFitIsReadAgain() {
    Models models = models(0);
    SourceFile first = load(models, "A");
    assertThat(load(models, "A")).isNotSameAs(first);
    assertThat(parsed).containsExactly("A", "A");
  }

  @Test
  void theLeastUsedMakesRoom() {
    Models models = models(75_000);
    load(models, "A");
    load(models, "B");
    load(models, "A");
    load(models, "C");
    parsed.clear();
    load(models, "A");
    load(models, "C");
    assertThat(parsed).isEmpty();
    load(models, "B");
    assertThat(parsed).containsExactly("B");
  }

  @Test
  void whatIsOfferedPushesNothingOut() {
    Models models = models(40_000);
    SourceFile kept = load(models, "A");
    models.offer(load(models(0), "B"));
    assertThat(models.load("A")).isSameAs(kept);
  }

  @Test
  void releasedModelsMakeRoomWhereItIsShort() {
    Models models = models(40_000);
    load(models, "A");
    models.release("A");
    SourceFile other = load(models(0), "B");
    models.offer(other);
    assertThat(models.load("B")).isSameAs(other);
  }

  @Test
  void filesOfOtherProjectsAndFilesThatAreGoneHaveNoModel() throws IOException {
    Models models = models(0);
    assertThat(models.load("X")).isNull();
    Files.delete(folder.resolve("A.java"));
    assertThat(models.load("A")).isNull();
  }
}
