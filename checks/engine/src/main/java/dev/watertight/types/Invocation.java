package dev.watertight.types;

import org.jspecify.annotations.Nullable;

/**
 * What a call, a creation or a method reference invokes.
 *
 * @param receiver type of the receiver; for a static or constructor call the class named; for an
 *     unqualified call the class around it that has such a method; UNKNOWN where that is not known
 * @param name method name, or {@code <init>}
 * @param method the method, null where it is not known
 * @param viaType whether the target names a type, not a value
 */
public record Invocation(Type receiver, String name, @Nullable MethodInfo method, boolean viaType) {
  /** Class whose member is invoked, as far as known: the declaring class, else the receiver's. */
  public String owner() {
    return method != null ? method.owner() : receiver.name();
  }
}
