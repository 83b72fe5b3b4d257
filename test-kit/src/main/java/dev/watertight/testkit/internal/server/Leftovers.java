package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data folders of servers: each has its owner in its name, and those of the dead go. */
public final class Leftovers {
  private static final String PREFIX = "watertight-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Leftovers() {}

  /** A new folder of this process, after those of dead ones on this host are deleted. */
  public static Path newFolder() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      reap(parent);
      return Files.createDirectory(
          parent.resolve(PREFIX + Owner.current().label() + "-" + COUNT.incrementAndGet()));
    } catch (IOException | UncheckedIOException e) {
      throw new EnvironmentException(
          "system property java.io.tmpdir = %s: expected a folder that can be written (%s); name another by -Djava.io.tmpdir"
              .formatted(parent, e.getMessage()),
          e);
    }
  }

  /** Deletes a data folder and what a killed server has left in the system besides. */
  public static void delete(Path folder) {
    releaseSharedMemory(folder.resolve("data").resolve("postmaster.pid"));
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      // A process that is just ending may still write here; the next start deletes it.
    }
  }

  private static void reap(Path parent) throws IOException {
    List<Path> dead = new ArrayList<>();
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(Leftovers::isOfTheDead).forEach(dead::add);
    }
    dead.forEach(Leftovers::delete);
  }

  private static boolean isOfTheDead(Path folder) {
    String name = folder.getFileName().toString();
    int end = name.lastIndexOf('-');
    return name.startsWith(PREFIX)
        && end > PREFIX.length()
        && Owner.parse(name.substring(PREFIX.length(), end)).filter(Owner::isDeadHere).isPresent();
  }

  /**
   * A PostgreSQL that is killed leaves a small segment of shared memory to its next start, which
   * may never come. Its number is the last but one word of its lock file.
   */
  private static void releaseSharedMemory(Path lockFile) {
    try {
      if (!Files.exists(lockFile)) {
        return;
      }
      List<String> lines = Files.readAllLines(lockFile);
      String[] segment = lines.size() > 6 ? lines.get(6).strip().split("\\s+") : new String[0];
      if (segment.length == 2) {
        new ProcessBuilder("ipcrm", "-m", segment[1])
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor(5, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      // Without ipcrm, some bytes stay until the machine is started again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
