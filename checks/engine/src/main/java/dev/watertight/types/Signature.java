package dev.watertight.types;

import java.util.List;

/**
 * A method with its type variables.
 *
 * @param variables type parameters of the method
 * @param method its types may mention {@code variables} and those of the class
 * @param anyArguments whether it stands for all overloads of the name, so that its parameters say
 *     nothing
 */
public record Signature(List<TypeVariable> variables, MethodInfo method, boolean anyArguments) {
  /** Copies the variables. */
  public Signature {
    variables = List.copyOf(variables);
  }

  /** A method with its type variables. */
  public Signature(List<TypeVariable> variables, MethodInfo method) {
    this(variables, method, false);
  }

  /** A method that is not generic. */
  public static Signature of(MethodInfo method) {
    return new Signature(List.of(), method, false);
  }
}
