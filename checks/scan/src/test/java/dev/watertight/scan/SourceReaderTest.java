package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FrontEnd;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.report.Problem;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceReaderTest {
  @TempDir Path folder;
  private final List<String> second = new ArrayList<>();

  private JavaFile file(String name, String text) throws IOException {
    Path path = Files.writeString(folder.resolve(name), text);
    return new JavaFile(name, path, text.length());
  }

  /** The first front end throws, gives up or fails as the text says; the second reads all. */
  private SourceReader reader() {
    FakeParts parts =
        new FakeParts() {
          @Override
          public FrontEnd frontEnd(FrontEndChoice choice) {
            return choice == FrontEndChoice.JAVAC
                ? SourceReaderTest::first
                : SourceReaderTest.this::second;
          }
        };
    return new SourceReader(parts, List.of(FrontEndChoice.JAVAC, FrontEndChoice.JAVAPARSER));
  }

  private static FrontEnd.Parsed first(String path, String text) {
    if (text.contains("bug")) {
      throw new IllegalStateException("made up");
    }
    if (text.contains("deep")) {
      throw new StackOverflowError();
    }
    if (text.contains("newer")) {
      return new FrontEnd.Failed(4, "first says so");
    }
    return new JavaParserFrontEnd().read(path, text);
  }

  private FrontEnd.Parsed second(String path, String text) {
    second.add(path);
    return text.contains("broken")
        ? new FrontEnd.Failed(text.indexOf("broken"), "second says so")
        : new JavaParserFrontEnd().read(path, text);
  }

  @Test
  void onlyWhatTheFirstRefusesGoesToTheSecond() throws IOException {
    List<Reading> readings =
        reader().read(List.of(file("A", "class A {}"), file("B", "class newer {}")));
    assertThat(readings).extracting(reading -> reading.file().name()).containsExactly("A", "B");
    assertThat(readings).noneMatch(reading -> reading.model() == null);
    assertThat(readings).allMatch(reading -> reading.problems().isEmpty());
    assertThat(second).containsExactly("B");
  }

  @Test
  void theErrorFurtherOnIsTold() throws IOException {
    List<Reading> readings =
        reader()
            .read(
                List.of(
                    file("A", "class newer {\n broken }"), file("B", "b: newer"), file("C", "x")));
    assertThat(readings.get(0).problems())
        .containsExactly(
            new Problem("A", 2, 2, Problem.Kind.ERROR, "cannot be parsed: second says so"));
    assertThat(readings.get(1).model()).isNull();
    assertThat(readings.get(1).problems()).hasSize(1);
    assertThat(readings.get(2).problems()).hasSize(1);
  }

  @Test
  void aFrontEndThatThrowsLosesTheOneFileOnly() throws IOException {
    List<Reading> readings =
        reader()
            .read(
                List.of(
                    file("A", "class A {}"),
                    file("B", "class bug {}"),
                    file("C", "class deep {}"),
                    file("D", "class D {}")));
    assertThat(readings.get(0).model()).isNotNull();
    assertThat(readings.get(1).model()).isNull();
    assertThat(readings.get(1).failure()).hasMessage("made up");
    assertThat(readings.get(2).model()).as("the second front end reads it").isNotNull();
    assertThat(readings.get(3).model()).isNotNull();
  }

  @Test
  void aFileThatIsGoneIsAProblem() {
    JavaFile gone = new JavaFile("A", folder.resolve("A"), 0);
    Reading reading = reader().read(List.of(gone)).get(0);
    assertThat(reading.model()).isNull();
    assertThat(reading.problems())
        .containsExactly(Problem.ofFile("A", "cannot be read: there is no such file or folder"));
  }
}
