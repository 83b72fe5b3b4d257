package dev.watertight.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the bot to run on. */
final class Bots {
  private static final int LINES = 2_000;

  private Bots() {}

  /** The example again and again, each time in a package of its own. */
  static Sample copies(Path example, Path target) throws WrongUse, IOException {
    List<Path> sources = sources(example);
    int files = 0;
    int lines = 0;
    for (int copy = 0; lines < LINES; copy++) {
      Path folder = Files.createDirectories(target.resolve("src/main/java/bot" + copy));
      for (Path source : sources) {
        String text =
            Files.readString(source)
                .replace("package dev.watertight.leaky;", "package bot" + copy + ";");
        Path file = folder.resolve(source.getFileName());
        Files.writeString(file, text);
        files++;
        lines += Lines.count(Files.readAllBytes(file));
      }
    }
    return new Sample(target, files, lines);
  }

  /** All sources of a folder, so that both tools get the same files. */
  static Sample named(Path folder, Path target) throws WrongUse, IOException {
    int lines = 0;
    List<Path> sources = sources(folder);
    for (Path source : sources) {
      Path copy = target.resolve(folder.relativize(source));
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
      lines += Lines.count(Files.readAllBytes(copy));
    }
    return new Sample(target, sources.size(), lines);
  }

  private static List<Path> sources(Path folder) throws WrongUse, IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
            .filter(file -> !folder.relativize(file).toString().contains("src/test"))
            .sorted()
            .forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new WrongUse("No bot in " + folder + ": there are no Java sources.");
    }
    return found;
  }
}
