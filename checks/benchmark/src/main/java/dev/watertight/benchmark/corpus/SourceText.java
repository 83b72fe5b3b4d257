package dev.watertight.benchmark.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a source in whatever encoding it has; only what is ASCII in it matters here. */
final class SourceText {
  private SourceText() {}

  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** A line as the committed file holds it: tabs and runs of blanks become one blank. */
  static String line(Path file, int number) throws IOException {
    return read(file)
        .lines()
        .skip(number - 1L)
        .findFirst()
        .orElse("")
        .strip()
        .replaceAll("\\s+", " ");
  }
}
