package dev.watertight.testkit.internal;

import dev.watertight.testkit.EnvironmentException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class Trees {
  private static final FileVisitor<Path> DELETION =
      new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
            throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
          // What another process of the bot deletes at the same time is deleted.
          if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
          }
          throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
            throws IOException {
          if (e != null) {
            throw e;
          }
          Files.deleteIfExists(folder);
          return FileVisitResult.CONTINUE;
        }
      };

  private Trees() {}

  /**
   * Deletes a folder; nothing if it is gone.
   *
   * @throws EnvironmentException if something stays
   */
  public static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, DELETION);
    } catch (IOException e) {
      throw new EnvironmentException(
          "The temporary files in " + folder + " could not be deleted: " + e, e);
    }
  }
}
