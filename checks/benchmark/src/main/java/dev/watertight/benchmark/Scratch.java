package dev.watertight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder that goes with the process, whichever way that ends; so do the processes that
 * were started, as they read from it.
 */
final class Scratch implements AutoCloseable {
  private static final int TRIES = 50;

  private final Path folder;
  private int count;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  static Scratch create() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("watertight-benchmark"));
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::abandon, "benchmark-clean-up"));
    return scratch;
  }

  Path folder() {
    return folder;
  }

  /** A new folder inside. */
  Path fresh(String name) throws IOException {
    count++;
    return Files.createDirectory(folder.resolve(name + count));
  }

  @Override
  public void close() throws IOException {
    remove();
  }

  private void abandon() {
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    // The main thread goes on until the process is gone: what it wrote meanwhile goes as well.
    for (int tries = 0; tries < TRIES && Files.exists(folder); tries++) {
      try {
        remove();
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }

  private void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw new NoSuchFileException(folder.toString());
    }
  }
}
