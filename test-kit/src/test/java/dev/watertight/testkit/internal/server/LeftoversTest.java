package dev.watertight.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.internal.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LeftoversTest {
  private static final long NOBODY = 999_999_999;

  @Test
  void onlyFoldersOfTheDeadOnThisHostAreDeleted() throws IOException {
    Owner me = Owner.current();
    Path dead = folder(new Owner(me.host(), me.boot(), NOBODY, 1).label() + "-1");
    Path elsewhere = folder(new Owner("0123456789", me.boot(), NOBODY, 1).label() + "-1");
    Path living = folder(me.label() + "-999999");
    Path foreign = folder("foreign-1");
    Files.writeString(dead.resolve("file"), "data");

    Leftovers.delete(Leftovers.newFolder());

    assertThat(dead).doesNotExist();
    for (Path kept : new Path[] {elsewhere, living, foreign}) {
      assertThat(kept).exists();
      Leftovers.delete(kept);
    }
  }

  @Test
  void aFolderIsTheOwnersAndEmpty() {
    Path folder = Leftovers.newFolder();
    assertThat(folder).isEmptyDirectory();
    assertThat(folder.getFileName().toString()).contains(Owner.current().label());
    Leftovers.delete(folder);
    assertThat(folder).doesNotExist();
  }

  private static Path folder(String name) throws IOException {
    return Files.createDirectory(
        Path.of(System.getProperty("java.io.tmpdir"), "watertight-" + name));
  }
}
