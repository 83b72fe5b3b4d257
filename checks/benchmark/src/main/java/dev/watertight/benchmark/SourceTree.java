package dev.watertight.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder or an archive of Java sources. Its files are in an order that depends on nothing but
 * their names and mixes them well, so the first of them are a fair sample, and a larger sample
 * holds the smaller ones.
 */
final class SourceTree implements Closeable {
  private final Path root;
  private final String name;
  private final List<Path> files;
  private final @Nullable FileSystem archive;

  private SourceTree(Path root, String name, @Nullable FileSystem archive) throws IOException {
    this.root = root;
    this.name = name;
    this.archive = archive;
    try (Stream<Path> walk = Files.walk(root)) {
      files =
          walk.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
              .sorted(
                  Comparator.comparingLong((Path file) -> mix(slashed(file)))
                      .thenComparing(this::slashed))
              .toList();
    }
  }

  /**
   * Opens what was named.
   *
   * @param named a folder or an archive; null for the sources of the running JDK
   */
  static SourceTree open(@Nullable Path named) throws WrongUse, IOException {
    Path path = named == null ? Path.of(System.getProperty("java.home"), "lib/src.zip") : named;
    if (Files.isDirectory(path)) {
      return new SourceTree(path, "a folder of sources", null);
    }
    if (!Files.exists(path)) {
      throw new WrongUse(
          named == null
              ? "The running JDK comes without src.zip; name a folder of sources by --sources."
              : "--sources: there is no " + path + ".");
    }
    FileSystem archive = archive(path);
    try {
      return new SourceTree(archive.getPath("/"), "the src.zip of the JDK", archive);
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** What to call it in a report. */
  String name() {
    return name;
  }

  /**
   * Copies whole files until they have the lines that are asked for.
   *
   * @param lines the lines; the last file may bring some more
   * @param target an empty folder
   */
  Sample sample(int lines, Path target) throws WrongUse, IOException {
    int taken = 0;
    int count = 0;
    for (Path file : files) {
      if (count >= lines) {
        break;
      }
      byte[] text = Files.readAllBytes(file);
      Path copy = target.resolve(slashed(file));
      Files.createDirectories(copy.getParent());
      Files.write(copy, text);
      count += Lines.count(text);
      taken++;
    }
    if (count < lines) {
      throw new WrongUse(
          "The sources have %,d lines, fewer than the %,d that --lines asks for."
              .formatted(count, lines));
    }
    return new Sample(target, taken, count);
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }

  private static FileSystem archive(Path path) throws WrongUse, IOException {
    try {
      return FileSystems.newFileSystem(path);
    } catch (ProviderNotFoundException e) {
      throw new WrongUse("--sources: " + path + " is neither a folder nor a zip.");
    }
  }

  private String slashed(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static long mix(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
