package dev.watertight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
    // The main thread goes on until the JVM is gone: what it wrote or started meanwhile goes as
    // well.
    // Without the folder it starts nothing more, since there is no place for the output.
    for (int tries = 0; tries < TRIES && Files.exists(folder); tries++) {
      endProcesses();
      try {
        remove();
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    endProcesses();
  }

  private static void endProcesses() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
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
      throw e.getCause();
    }
  }
}
