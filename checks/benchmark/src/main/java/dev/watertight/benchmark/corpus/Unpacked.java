package dev.watertight.benchmark.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of a jar in a temporary folder. */
final class Unpacked implements AutoCloseable {
  private final Path folder;

  private Unpacked(Path folder) {
    this.folder = folder;
  }

  static Unpacked of(Path jar) throws IOException {
    Unpacked unpacked = new Unpacked(Files.createTempDirectory("watertight-corpus"));
    try {
      // Here the search for a configuration ends: none of the machine's may have a say.
      Files.createDirectory(unpacked.folder.resolve(".mvn"));
      unpacked.copy(jar);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  /** The lines of all sources. */
  long lines() throws IOException {
    long lines = 0;
    for (Path file : sources(folder)) {
      try (Stream<String> text = SourceText.read(file).lines()) {
        lines += text.count();
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void copy(Path jar) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar)) {
      Path root = archive.getPath("/");
      for (Path source : sources(root)) {
        Path copy = folder.resolve(root.relativize(source).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }
}
