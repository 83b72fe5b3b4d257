package dev.watertight.types;

import dev.watertight.model.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a checkout declare, without bodies: small enough to keep for all of them.
 * Immutable; the same whatever the order in which the files were added.
 */
public final class ProjectIndex {
  /** Rows of equal name by path. */
  private final Map<String, List<ClassRow>> classes;

  private final Set<String> packages;
  private final Map<String, List<ClassRow>> byMethod = new HashMap<>();
  private final Map<String, List<String>> bySimpleName = new HashMap<>();
  private final Map<String, FileRow> files = new HashMap<>();

  private ProjectIndex(Map<String, List<ClassRow>> classes, Set<String> packages) {
    this.classes = classes;
    this.packages = packages;
    classes.values().forEach(rows -> rows.forEach(this::addNames));
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private void addNames(ClassRow row) {
    files.put(row.file().path(), row.file());
    String simple = simpleName(row.name());
    List<String> same = bySimpleName.computeIfAbsent(simple, n -> new ArrayList<>(1));
    if (same.isEmpty() || !same.get(same.size() - 1).equals(row.name())) {
      same.add(row.name());
    }
    for (MethodRow method : row.methods()) {
      List<ClassRow> declaring = byMethod.computeIfAbsent(method.name(), n -> new ArrayList<>(1));
      if (declaring.isEmpty() || declaring.get(declaring.size() - 1) != row) {
        declaring.add(row);
      }
    }
  }

  /** An index of no files to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects files. Thread-safe; a path added twice counts once. */
  public static final class Builder {
    private final RowReader reader = new RowReader(new Interner());
    private final ConcurrentMap<String, List<ClassRow>> byPath = new ConcurrentHashMap<>();

    private Builder() {}

    /** Adds what a file declares; keeps nothing else of it. */
    public Builder add(SourceFile file) {
      List<ClassRow> rows = new ArrayList<>();
      FileRow row = reader.file(file);
      file.types().forEach(type -> reader.read(type, row, null, rows::add));
      byPath.put(file.path(), rows);
      return this;
    }

    /** The index of what was added so far. */
    public ProjectIndex build() {
      Map<String, List<ClassRow>> classes = new TreeMap<>();
      Set<String> packages = new HashSet<>();
      new TreeMap<>(byPath)
          .values()
          .forEach(
              rows ->
                  rows.forEach(
                      row -> {
                        packages.add(row.file().packageName());
                        classes.merge(row.name(), List.of(row), Builder::concat);
                      }));
      return new ProjectIndex(Collections.unmodifiableMap(new LinkedHashMap<>(classes)), packages);
    }

    private static List<ClassRow> concat(List<ClassRow> some, List<ClassRow> more) {
      // Of two classes of one name in one file only the first can be meant.
      if (some.get(some.size() - 1).file() == more.get(0).file()) {
        return some;
      }
      List<ClassRow> all = new ArrayList<>(some);
      all.addAll(more);
      return List.copyOf(all);
    }
  }

  /** Binary names of all declared classes, sorted; local and anonymous ones left out. */
  public Set<String> names() {
    return classes.keySet();
  }

  boolean hasPackage(String packageName) {
    return packages.contains(packageName);
  }

  /** All classes of this name, by path. */
  List<ClassRow> all(String binaryName) {
    return classes.getOrDefault(binaryName, List.of());
  }

  /** The classes that declare a method of this name. */
  List<ClassRow> declaring(String method) {
    return byMethod.getOrDefault(method, List.of());
  }

  List<String> withSimpleName(String name) {
    return bySimpleName.getOrDefault(name, List.of());
  }

  Collection<FileRow> files() {
    return files.values();
  }

  @Nullable FileRow file(String path) {
    return files.get(path);
  }

  /** The class of this name that a file means: the nearest to it, else the first by path. */
  @Nullable ClassRow find(String binaryName, @Nullable String fromPath) {
    List<ClassRow> rows = all(binaryName);
    if (rows.isEmpty()) {
      return null;
    }
    ClassRow best = rows.get(0);
    if (fromPath != null && rows.size() > 1) {
      int longest = -1;
      for (ClassRow row : rows) {
        int common = commonFolders(row.file().path(), fromPath);
        if (common > longest) {
          longest = common;
          best = row;
        }
      }
    }
    return best;
  }

  private static int commonFolders(String a, String b) {
    if (a.equals(b)) {
      return Integer.MAX_VALUE;
    }
    int common = 0;
    for (int i = 0; i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i); i++) {
      if (a.charAt(i) == '/') {
        common++;
      }
    }
    return common;
  }
}
