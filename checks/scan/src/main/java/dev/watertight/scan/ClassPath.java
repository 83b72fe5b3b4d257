package dev.watertight.scan;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The value of {@code --class-path}. */
final class ClassPath {
  private ClassPath() {}

  /**
   * All entries in order. {@code lib/*} stands for all jars in a folder, sorted by name.
   *
   * @throws WrongUse for an entry that does not exist or is neither jar nor folder
   */
  static List<Path> of(List<String> typed) throws WrongUse {
    List<Path> entries = new ArrayList<>();
    for (String paths : typed) {
      for (String entry : paths.split(File.pathSeparator, -1)) {
        if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
          entries.addAll(jars(entry.substring(0, entry.length() - 1)));
        } else if (!entry.isEmpty()) {
          entries.add(checked(entry));
        }
      }
    }
    return entries;
  }

  private static Path checked(String entry) throws WrongUse {
    Path path = ScanCommand.path(entry);
    if (!Files.exists(path)) {
      throw new WrongUse("--class-path: " + entry + ": there is no such jar or folder.");
    }
    if (!Files.isDirectory(path) && !entry.endsWith(".jar") && !entry.endsWith(".zip")) {
      throw new WrongUse("--class-path: " + entry + " is neither a jar nor a folder.");
    }
    return path;
  }

  private static List<Path> jars(String folder) throws WrongUse {
    List<Path> jars = new ArrayList<>();
    Path path = ScanCommand.path(folder.isEmpty() ? "." : folder);
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path, "*.jar")) {
      stream.forEach(jars::add);
    } catch (IOException e) {
      throw new WrongUse("--class-path: " + folder + "*: there is no such folder.");
    }
    jars.sort(null);
    return jars;
  }
}
