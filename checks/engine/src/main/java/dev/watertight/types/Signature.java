package dev.watertight.types;

import java.util.List;

/**
 * A method with its type variables.
 *
 * @param variables type parameters of the method
 * @param method its types may mention {@code variables} and those of the class
 */
public record Signature(List<TypeVariable> variables, MethodInfo method) {
  /** Copies the variables. */
  public Signature {
    variables = List.copyOf(variables);
  }

  /** A method that is not generic. */
  public static Signature of(MethodInfo method) {
    return new Signature(List.of(), method);
  }
}
