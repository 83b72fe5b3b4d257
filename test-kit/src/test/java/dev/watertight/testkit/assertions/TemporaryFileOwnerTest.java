package dev.watertight.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.internal.origin.Origins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFileOwnerTest {
  @TempDir private Path folder;

  @BeforeAll
  static void record() {
    Origins.record();
  }

  @Test
  void aFileThatNobodyHasOpenIsOursWhereNoOtherJvmRuns() throws IOException {
    Item file = item(Files.createTempFile(folder, "order-", ".png"));
    assertThat(new TemporaryFileOwner(() -> false, Origins::read).isOurs(file)).isTrue();
  }

  @Test
  void whereOtherJvmsRunAFileIsOursIfThisJvmWroteToIt() throws IOException {
    TemporaryFileOwner owner = new TemporaryFileOwner(() -> true, Origins::read);
    Path written = Files.createTempFile(folder, "order-", ".png");
    Files.writeString(written, "a photo");
    Path inside = Files.createTempDirectory(folder, "orders-");
    Files.writeString(inside.resolve("order.png"), "a photo");
    Path foreign = folder.resolve("theirs");
    assertThat(owner.isOurs(item(written))).isTrue();
    assertThat(owner.isOurs(item(inside))).isTrue();
    assertThat(owner.isOurs(item(foreign))).isFalse();
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsTheirs() throws Exception {
    Path file = Files.createTempFile(folder, "order-", ".png");
    Process other = new ProcessBuilder("sleep", "1000").redirectInput(file.toFile()).start();
    try {
      assertThat(new TemporaryFileOwner(() -> false, Origins::read).isOurs(item(file))).isFalse();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private static Item item(Path path) {
    return new Item(path.toString(), "in a folder", path.toString(), 1);
  }
}
