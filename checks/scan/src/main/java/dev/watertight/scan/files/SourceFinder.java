package dev.watertight.scan.files;

import dev.watertight.rules.Excludes;
import dev.watertight.scan.files.Folders.Kind;
import dev.watertight.scan.report.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the Java files below what a user named. Folders behind symbolic links are not followed, so
 * no loop of links is ever walked; a file that several paths lead to counts once.
 */
public final class SourceFinder {
  private final Excludes excludes;
  private final boolean includeTests;
  private final Set<Path> seen = new HashSet<>();
  private final List<JavaFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int tests;
  private int generated;
  private int excluded;
  private int linkedFolders;

  private SourceFinder(Excludes excludes, boolean includeTests) {
    this.excludes = excludes;
    this.includeTests = includeTests;
  }

  /**
   * Finds all Java files.
   *
   * @param paths files and folders; what is named is scanned, whatever its name says
   * @throws WrongPath where one is missing or is no Java source
   */
  public static Found find(List<Path> paths, Excludes excludes, boolean includeTests)
      throws WrongPath {
    SourceFinder finder = new SourceFinder(excludes, includeTests);
    for (Path path : paths) {
      finder.root(path);
    }
    finder.files.sort(null);
    finder.problems.sort(null);
    return new Found(
        List.copyOf(finder.files),
        List.copyOf(finder.problems),
        finder.tests,
        finder.generated,
        finder.excluded,
        finder.linkedFolders);
  }

  private void root(Path path) throws WrongPath {
    Path real;
    try {
      real = path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new WrongPath(path + ": there is no such file or folder");
    } catch (IOException e) {
      throw new WrongPath(path + ": cannot be read: " + Reason.of(e));
    }
    String name = slashes(path.normalize());
    if (Files.isDirectory(real)) {
      folder(real, name, Kind.SOURCES);
    } else if (!path.toString().endsWith(".java")) {
      throw new WrongPath(path + ": is not a Java source; its name does not end in .java");
    } else {
      file(real, name, Kind.SOURCES, real.toFile().length());
    }
  }

  /**
   * Walks a folder.
   *
   * @param name as it shall appear, empty for the working folder
   */
  private void folder(Path folder, String name, Kind kind) {
    TreeMap<String, Path> entries = new TreeMap<>();
    boolean project = false;
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        String last = entry.getFileName().toString();
        project |= Folders.marksProject(last);
        entries.put(last, entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(Problem.ofFile(name.isEmpty() ? "." : name, "cannot be read: " + Reason.of(e)));
      return;
    }
    Path last = folder.getFileName();
    String parent = last == null ? "" : last.toString();
    for (var entry : entries.entrySet()) {
      entry(entry.getValue(), entry.getKey(), name, parent, project, kind);
    }
  }

  private void entry(
      Path path, String last, String folderName, String parent, boolean project, Kind kind) {
    String name = folderName.isEmpty() ? last : folderName + "/" + last;
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      problems.add(Problem.ofFile(name, "cannot be read: " + Reason.of(e)));
      return;
    }
    boolean java = last.endsWith(".java") && !last.startsWith(".");
    if (attributes.isSymbolicLink()) {
      link(path, name, java, kind);
    } else if (attributes.isDirectory()) {
      Kind below = Folders.kind(kind, last, parent, project);
      if (below != Kind.FOREIGN) {
        folder(path, name, excludes.fit(name, path) ? Kind.EXCLUDED : below);
      }
    } else if (java && attributes.isRegularFile()) {
      file(path, name, kind, attributes.size());
    }
  }

  private void link(Path path, String name, boolean java, Kind kind) {
    if (Files.isDirectory(path)) {
      linkedFolders++;
    } else if (java) {
      try {
        Path real = path.toRealPath();
        file(real, name, kind, real.toFile().length());
      } catch (IOException e) {
        problems.add(Problem.ofFile(name, "cannot be read: the link leads nowhere"));
      }
    }
  }

  private void file(Path real, String name, Kind kind, long bytes) {
    if (kind == Kind.EXCLUDED || excludes.fit(name, real)) {
      excluded++;
    } else if (kind == Kind.GENERATED) {
      generated++;
    } else if (kind == Kind.TESTS && !includeTests) {
      tests++;
    } else if (seen.add(real)) {
      files.add(new JavaFile(name, real, bytes));
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
