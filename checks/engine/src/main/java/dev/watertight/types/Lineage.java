package dev.watertight.types;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class and all its supertypes in terms of its type variables, without Object. Immutable. */
final class Lineage {
  private final Map<String, Type> types;
  private final boolean complete;
  private final boolean classesKnown;

  private Lineage(Map<String, Type> types, boolean complete, boolean classesKnown) {
    this.types = types;
    this.complete = complete;
    this.classesKnown = classesKnown;
  }

  static Lineage of(KnownType start) {
    Map<String, Type> types = new LinkedHashMap<>();
    boolean complete = true;
    ArrayDeque<Type> open = new ArrayDeque<>();
    open.add(start.generic());
    types.put(start.name(), start.generic());
    while (!open.isEmpty()) {
      Type type = open.remove();
      KnownType known = type.name().equals(start.name()) ? start : start.lookup().find(type.name());
      if (known == null) {
        complete = false;
        continue;
      }
      complete &= known.shape().isComplete();
      Substitution view = known.view(type.arguments());
      for (Type supertype : known.genericSupertypes()) {
        if (supertype.isUnknown()) {
          complete = false;
        } else if (types.putIfAbsent(supertype.name(), view.apply(supertype)) == null) {
          open.add(types.get(supertype.name()));
        }
      }
    }
    return new Lineage(types, complete, complete || classesKnown(start));
  }

  /** Whether every superclass is known, so that only interfaces may be missing. */
  private static boolean classesKnown(KnownType start) {
    KnownType current = start;
    for (int i = 0; i < 1000; i++) {
      Type superclass = current.shape().superclass();
      if (superclass == null) {
        return current.shape().isComplete();
      }
      KnownType next = current.lookup().find(superclass.name());
      if (next == null) {
        return false;
      }
      current = next;
    }
    return false;
  }

  /** The class itself first, then nearest first; unresolved ones by name. */
  Collection<Type> types() {
    return types.values();
  }

  Collection<String> names() {
    return types.keySet();
  }

  boolean has(String name) {
    return types.containsKey(name);
  }

  /** The supertype of this name, null for none. */
  @Nullable Type get(String name) {
    return types.get(name);
  }

  /** Whether nothing is missing. */
  boolean isComplete() {
    return complete;
  }

  /** Whether no class is missing; interfaces may be. */
  boolean hasAllClasses() {
    return classesKnown;
  }
}
