package dev.watertight.catalogue.signatures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Supertypes over the jars and the running JDK. */
final class Hierarchy {
  /** Ancestors that neither the jars nor the JDK have. */
  final Set<String> missing = new TreeSet<>();

  private final Jars jars;

  Hierarchy(Jars jars) {
    this.jars = jars;
  }

  /** Binary names of the direct supertypes. */
  List<String> parents(String name) {
    ClassShape shape = jars.get(name);
    if (shape != null) {
      return shape.supertypes.stream().map(Generic::name).toList();
    }
    Optional<Class<?>> loaded = ofJdk(name);
    if (loaded.isEmpty()) {
      missing.add(name);
      return List.of();
    }
    List<String> parents = new ArrayList<>();
    if (loaded.get().getSuperclass() != null) {
      parents.add(loaded.get().getSuperclass().getName());
    }
    for (Class<?> each : loaded.get().getInterfaces()) {
      parents.add(each.getName());
    }
    return parents;
  }

  /** Whether something between a type and the roots could not be read. */
  boolean incomplete(String name) {
    ClassShape shape = jars.get(name);
    if (shape == null) {
      return ofJdk(name).isEmpty();
    }
    return shape.supertypes.stream().anyMatch(each -> incomplete(each.name()));
  }

  /** Whether an exception has to be declared; one that nobody has read counts as checked. */
  boolean isChecked(String exception) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(exception));
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
        return false;
      }
      if (seen.add(name)) {
        open.addAll(parents(name));
      }
    }
    return true;
  }

  private static Optional<Class<?>> ofJdk(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
