package dev.watertight.rules;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The files and folders that a user does not want checked. A pattern without a slash fits any file
 * or folder of that name, one with a slash the path as it appears in findings, from its start or
 * from any folder on.
 */
public final class Excludes {
  private final List<PathMatcher> names = new ArrayList<>();
  private final List<PathMatcher> paths = new ArrayList<>();
  private final List<Below> below = new ArrayList<>();

  /** Leaves nothing out. */
  public Excludes() {}

  /**
   * Adds a pattern for names as they appear in findings.
   *
   * @throws WrongPattern where it is none, saying what is wrong
   */
  public void add(String glob) throws WrongPattern {
    String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    if (!pattern.contains("/")) {
      names.add(matcher(pattern));
    } else {
      paths.addAll(matchers(pattern));
    }
  }

  /**
   * Adds a pattern for paths relative to a folder.
   *
   * @throws WrongPattern where it is none, saying what is wrong
   */
  public void addBelow(Path folder, String glob) throws WrongPattern {
    String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    for (PathMatcher matcher : matchers(pattern)) {
      below.add(new Below(folder, matcher));
    }
  }

  private static List<PathMatcher> matchers(String pattern) throws WrongPattern {
    List<PathMatcher> matchers = new ArrayList<>();
    String start = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    matchers.add(matcher(start));
    matchers.add(matcher("**/" + start));
    if (start.startsWith("**/")) {
      // Java's globs want a folder for "**/"; everybody else's do not.
      matchers.add(matcher(start.substring(3)));
    }
    return matchers;
  }

  private static PathMatcher matcher(String glob) throws WrongPattern {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new WrongPattern(
          "'"
              + glob
              + "' is not a pattern: "
              + e.getDescription()
              + ". Patterns look like *Test.java, generated or **/legacy/**.");
    }
  }

  /**
   * Whether a file or folder is left out.
   *
   * @param name as it appears in findings
   * @param real where it lies
   */
  public boolean fit(String name, Path real) {
    if (!names.isEmpty() || !paths.isEmpty()) {
      Path path = Path.of(name);
      Path last = path.getFileName();
      if ((last != null && names.stream().anyMatch(matcher -> matcher.matches(last)))
          || paths.stream().anyMatch(matcher -> matcher.matches(path))) {
        return true;
      }
    }
    return below.stream().anyMatch(pattern -> pattern.fits(real));
  }

  private record Below(Path folder, PathMatcher matcher) {
    boolean fits(Path path) {
      return path.startsWith(folder) && matcher.matches(folder.relativize(path));
    }
  }
}
