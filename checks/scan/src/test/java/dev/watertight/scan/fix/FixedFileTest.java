package dev.watertight.scan.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.scan.files.JavaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is changed only where it still is what was read, and then wholly. */
final class FixedFileTest {
  private static final String READ = "class A {}\n";
  private static final String FIXED = "final class A {}\n";
  private static final String EDITED = "class A { int a; }\n";

  @TempDir private Path folder;

  private JavaFile file(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("A.java"), text);
    return new JavaFile(path.toString(), path, Files.size(path));
  }

  private void assertNothingElseIsThere() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("A.java");
    }
  }

  @Test
  void whatIsStillTheSameIsWritten() throws IOException {
    JavaFile file = file(READ);
    FixedFile.Ready ready = (FixedFile.Ready) FixedFile.prepare(file, READ, FIXED);
    assertThat(file.path()).hasContent(READ);
    assertThat(ready.file().write()).isNull();
    assertThat(file.path()).hasContent(FIXED);
    assertNothingElseIsThere();
  }

  @Test
  void whatChangedSinceItWasReadIsRefused() throws IOException {
    assertThat(FixedFile.prepare(file(EDITED), READ, FIXED))
        .isEqualTo(new FixedFile.Refused("has changed since it was read", false));
  }

  @Test
  void whatChangesAfterThatIsLeftAloneToo() throws IOException {
    JavaFile file = file(READ);
    FixedFile.Ready ready = (FixedFile.Ready) FixedFile.prepare(file, READ, FIXED);
    Files.writeString(file.path(), EDITED);
    assertThat(ready.file().write()).isEqualTo("has changed since it was read");
    assertThat(file.path()).hasContent(EDITED);
    assertNothingElseIsThere();
  }

  @Test
  void whatIsGoneIsNotMadeAnew() throws IOException {
    JavaFile file = file(READ);
    Files.delete(file.path());
    assertThat(FixedFile.prepare(file, READ, FIXED)).isInstanceOf(FixedFile.Refused.class);
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void whatTheEncodingCannotSayIsRefused() throws IOException {
    String latin = "// gr\u00F6\u00DFer\n" + READ;
    JavaFile file = file(READ);
    Files.write(file.path(), latin.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(FixedFile.prepare(file, latin, "// \u20AC\n" + READ))
        .isEqualTo(new FixedFile.Refused("has an encoding that would not survive", false));
    assertThat(FixedFile.prepare(file, latin, latin + FIXED)).isInstanceOf(FixedFile.Ready.class);
  }
}
