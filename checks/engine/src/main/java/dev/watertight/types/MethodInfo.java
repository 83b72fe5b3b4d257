package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method or constructor.
 *
 * @param owner binary name of the declaring class
 * @param name {@code <init>} for a constructor
 * @param returns with type variables replaced by the erasure of their bounds; the owner for a
 *     constructor
 * @param origin where it is known from
 */
public record MethodInfo(
    String owner,
    String name,
    List<Type> parameters,
    boolean varargs,
    Type returns,
    List<Type> throwsTypes,
    Set<Modifier> modifiers,
    Origin origin) {
  /** Whether it needs no instance. */
  public boolean isStatic() {
    return modifiers.contains(Modifier.STATIC);
  }

  /** Symbol id: binary name of the owner, name, erased parameter types. */
  public String id() {
    return owner
        + "#"
        + name
        + parameters.stream()
            .map(p -> p.name() + "[]".repeat(p.dimensions()))
            .collect(Collectors.joining(",", "(", ")"));
  }
}
