package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
  @TempDir Path folder;

  private static void write(OutputFile file, String text) throws IOException {
    try (Writer writer = file.writer()) {
      writer.write(text);
    }
  }

  @Test
  void whatWasThereStaysUntilTheReportIsWhole() throws IOException, WrongUse {
    Path target = Files.writeString(folder.resolve("r"), "old");
    OutputFile file = OutputFile.open(target);
    write(file, "new \uD800");
    assertThat(target).hasContent("old");
    file.commit();
    assertThat(target).hasContent("new ?");
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void nothingIsLeftOfAReportThatIsGivenUp() throws IOException, WrongUse {
    OutputFile file = OutputFile.open(folder.resolve("r"));
    write(file, "half");
    file.discard();
    file.discard();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLinkIsWrittenThrough() throws IOException, WrongUse {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    OutputFile file = OutputFile.open(link);
    write(file, "new");
    file.commit();
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() throws IOException, WrongUse {
    Path device = Path.of("/dev/null");
    assumeThat(device).exists();
    OutputFile file = OutputFile.open(device);
    write(file, "gone");
    file.commit();
    file.discard();
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(device).exists();
  }

  @Test
  void aLockedFolderIsRefusedAtOnce() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(locked)).as("a superuser writes everywhere").isFalse();
    Path target = locked.resolve("r");
    assertThatThrownBy(() -> OutputFile.open(target))
        .isInstanceOf(WrongUse.class)
        .hasMessage("--output: " + target + " cannot be written: permission denied.");
  }
}
