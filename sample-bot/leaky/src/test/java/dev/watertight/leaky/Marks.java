package dev.watertight.leaky;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the sources are marked with: {@code // leak: Rule} at the end of a line, or several rules.
 */
final class Marks {
  static final Path SOURCES = Path.of("src/main/java");
  private static final String MARK = "// leak: ";

  private Marks() {}

  static SortedSet<Finding> all() throws IOException {
    SortedSet<Finding> marks = new TreeSet<>();
    for (Path file : files()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int start = lines.get(i).indexOf(MARK);
        if (start >= 0) {
          for (String rule : lines.get(i).substring(start + MARK.length()).split(", ", -1)) {
            marks.add(new Finding(file.getFileName().toString(), i + 1, rule));
          }
        }
      }
    }
    return marks;
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}
