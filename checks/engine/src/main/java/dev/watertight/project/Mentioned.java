package dev.watertight.project;

import dev.watertight.model.Mentions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which files of the project mention a name. Put together when first asked. Thread-safe. */
public final class Mentioned {
  private final Map<String, Mentions> files = new HashMap<>();
  private volatile @Nullable Index index;

  private record Index(
      Map<String, List<String>> used,
      Map<String, List<String>> types,
      Map<String, List<String>> held) {}

  /** Over all files of the project. */
  public Mentioned(Collection<Mentions> files) {
    files.forEach(file -> this.files.put(file.path(), file));
  }

  /** The names in a file, null where it is none of the project. */
  @Nullable Mentions of(String path) {
    return files.get(path);
  }

  /** Paths of the files that call a method or select a field of this name, sorted. */
  List<String> using(String name) {
    return index().used.getOrDefault(name, List.of());
  }

  /** Paths of the files that create, or have variables of, a class of this simple name, sorted. */
  List<String> creating(String simpleName) {
    return index().types.getOrDefault(simpleName, List.of());
  }

  /** Paths of the files that have fields of a class of this simple name, sorted. */
  List<String> holding(String simpleName) {
    return index().held.getOrDefault(simpleName, List.of());
  }

  /** Paths of the files that declare a method of this name, sorted. */
  List<String> declaring(String name) {
    return files.values().stream()
        .filter(file -> file.declared().contains(name))
        .map(Mentions::path)
        .sorted()
        .toList();
  }

  /** Paths of the files that have aspects, sorted. */
  List<String> advising() {
    return files.values().stream().filter(Mentions::advising).map(Mentions::path).sorted().toList();
  }

  /** Paths of all files, sorted. */
  List<String> paths() {
    return files.values().stream().map(Mentions::path).sorted().toList();
  }

  /** Paths of the files that mention one of these names in either way, sorted. */
  Set<String> mentioning(Set<String> names) {
    Set<String> paths = new TreeSet<>();
    for (String name : names) {
      paths.addAll(using(name));
      paths.addAll(creating(name));
    }
    return paths;
  }

  /** Whether a file declares a method of one of these names. */
  boolean declares(Set<String> names) {
    return files.values().stream()
        .anyMatch(file -> file.declared().stream().anyMatch(names::contains));
  }

  private Index index() {
    Index known = index;
    if (known == null) {
      synchronized (this) {
        known = index;
        if (known == null) {
          known = build();
          index = known;
        }
      }
    }
    return known;
  }

  private Index build() {
    Map<String, List<String>> used = new HashMap<>();
    Map<String, List<String>> types = new HashMap<>();
    Map<String, List<String>> held = new HashMap<>();
    for (Mentions file : files.values()) {
      file.held().forEach(name -> add(held, FileNames.simple(name), file.path()));
      file.called().forEach(name -> add(used, name, file.path()));
      file.types().forEach(name -> add(types, FileNames.simple(name), file.path()));
    }
    used.values().forEach(Mentioned::sort);
    types.values().forEach(Mentioned::sort);
    held.values().forEach(Mentioned::sort);
    return new Index(used, types, held);
  }

  private static void sort(List<String> paths) {
    paths.sort(null);
  }

  private static void add(Map<String, List<String>> map, String name, String path) {
    List<String> paths = map.computeIfAbsent(name, n -> new ArrayList<>(1));
    if (paths.isEmpty() || !paths.get(paths.size() - 1).equals(path)) {
      paths.add(path);
    }
  }
}
