package dev.watertight.types;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class and all its supertypes in terms of its type variables, without Object. Immutable. */
final class Lineage {
  private final Map<String, Type> types;
  private final List<Ancestor> ancestors;
  private final boolean complete;
  private final boolean classesKnown;

  /** A class or supertype in terms of the type variables, and what is known of it. */
  record Ancestor(Type type, @Nullable KnownType known) {}

  private Lineage(
      Map<String, Type> types,
      Map<String, KnownType> known,
      boolean complete,
      boolean classesKnown) {
    this.types = types;
    this.ancestors =
        types.values().stream().map(type -> new Ancestor(type, known.get(type.name()))).toList();
    this.complete = complete;
    this.classesKnown = classesKnown;
  }

  static Lineage of(KnownType start) {
    Map<String, Type> types = new LinkedHashMap<>();
    Map<String, KnownType> knownTypes = new HashMap<>();
    boolean complete = true;
    ArrayDeque<Type> open = new ArrayDeque<>();
    open.add(start.generic());
    types.put(start.name(), start.generic());
    ArrayDeque<KnownType> extended = new ArrayDeque<>();
    while (!open.isEmpty() || !extended.isEmpty()) {
      if (open.isEmpty()) {
        KnownType known = extended.remove();
        for (Type added : known.addedSupertypes()) {
          if (types.putIfAbsent(added.name(), added) == null) {
            open.add(added);
          }
        }
        continue;
      }
      Type type = open.remove();
      KnownType known = type.name().equals(start.name()) ? start : start.lookup().find(type.name());
      if (known == null) {
        complete = false;
        continue;
      }
      knownTypes.put(type.name(), known);
      complete &= known.shape().isComplete();
      if (!known.addedSupertypes().isEmpty()) {
        extended.add(known);
      }
      Substitution view = known.view(type.arguments());
      for (Type supertype : known.ownSupertypes()) {
        if (supertype.isUnknown()) {
          complete = false;
        } else if (types.putIfAbsent(supertype.name(), view.apply(supertype)) == null) {
          open.add(types.get(supertype.name()));
        }
      }
    }
    return new Lineage(types, knownTypes, complete, complete || classesKnown(start));
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

  /** All of {@link #types} with what is known of them. */
  List<Ancestor> ancestors() {
    return ancestors;
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
