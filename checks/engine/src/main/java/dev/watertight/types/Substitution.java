package dev.watertight.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types for type variables, put in their place all at once. Immutable. */
final class Substitution {
  static final Substitution NONE = new Substitution(Map.of());

  /** Arguments nested deeper than this are dropped, which keeps types small whatever the code. */
  private static final int DEPTH = 6;

  private final Map<String, Type> replacements;

  private Substitution(Map<String, Type> replacements) {
    this.replacements = replacements;
  }

  static Substitution of(Map<String, Type> replacements) {
    return replacements.isEmpty() ? NONE : new Substitution(Map.copyOf(replacements));
  }

  /** Arguments for parameters; the erasure of the bounds where the type is raw. */
  static Substitution of(List<TypeVariable> variables, List<Type> arguments) {
    if (variables.isEmpty()) {
      return NONE;
    }
    if (variables.size() != arguments.size()) {
      return erasing(variables);
    }
    Map<String, Type> replacements = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      Type argument = arguments.get(i);
      // An unbounded wildcard is Object, and so within its bounds only where these say so.
      replacements.put(
          variables.get(i).name(),
          argument.isObject() ? erasure(variables.get(i), variables) : argument);
    }
    return new Substitution(replacements);
  }

  /** The erasure of its bound for each variable. */
  static Substitution erasing(List<TypeVariable> variables) {
    if (variables.isEmpty()) {
      return NONE;
    }
    Map<String, Type> replacements = new HashMap<>();
    for (TypeVariable variable : variables) {
      replacements.put(variable.name(), erasure(variable, variables));
    }
    return new Substitution(replacements);
  }

  private static Type erasure(TypeVariable variable, List<TypeVariable> among) {
    TypeVariable current = variable;
    for (int i = 0; i <= among.size(); i++) {
      if (current.bounds().isEmpty()) {
        return Type.OBJECT;
      }
      Type bound = current.bounds().get(0);
      if (!TypeVariable.isUse(bound)) {
        return new Type(bound.name(), List.of(), bound.dimensions());
      }
      TypeVariable next = named(TypeVariable.nameOf(bound), among);
      if (next == null) {
        return Type.OBJECT;
      }
      current = next;
    }
    return Type.OBJECT;
  }

  private static @Nullable TypeVariable named(String name, List<TypeVariable> among) {
    for (TypeVariable variable : among) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  /** This one without a say on these variables. */
  Substitution without(List<TypeVariable> shadowing) {
    if (shadowing.isEmpty() || replacements.isEmpty()) {
      return this;
    }
    Map<String, Type> rest = new HashMap<>(replacements);
    shadowing.forEach(v -> rest.remove(v.name()));
    return new Substitution(rest);
  }

  /** Both; this one is asked first. */
  Substitution or(Substitution other) {
    if (other.replacements.isEmpty()) {
      return this;
    }
    Map<String, Type> both = new HashMap<>(other.replacements);
    both.putAll(replacements);
    return new Substitution(both);
  }

  /** The type with the variables replaced that this one knows. */
  Type apply(Type type) {
    return replacements.isEmpty() || !mentionsVariable(type) ? type : prune(replace(type), DEPTH);
  }

  private Type replace(Type type) {
    if (TypeVariable.isUse(type)) {
      Type replacement = replacements.get(TypeVariable.nameOf(type));
      return replacement == null ? type : withMoreDimensions(replacement, type.dimensions());
    }
    if (type.arguments().isEmpty()) {
      return type;
    }
    List<Type> arguments = new ArrayList<>(type.arguments().size());
    for (Type argument : type.arguments()) {
      arguments.add(replace(argument));
    }
    return new Type(type.name(), arguments, type.dimensions());
  }

  static Type withMoreDimensions(Type type, int more) {
    return more == 0 ? type : new Type(type.name(), type.arguments(), type.dimensions() + more);
  }

  static boolean mentionsVariable(Type type) {
    if (TypeVariable.isUse(type)) {
      return true;
    }
    for (Type argument : type.arguments()) {
      if (mentionsVariable(argument)) {
        return true;
      }
    }
    return false;
  }

  private static Type prune(Type type, int depth) {
    if (type.arguments().isEmpty()) {
      return type;
    }
    if (depth == 0) {
      return new Type(type.name(), List.of(), type.dimensions());
    }
    List<Type> pruned = null;
    for (int i = 0; i < type.arguments().size(); i++) {
      Type argument = type.arguments().get(i);
      Type kept = prune(argument, depth - 1);
      if (!kept.equals(argument)) {
        pruned = pruned == null ? new ArrayList<>(type.arguments()) : pruned;
        pruned.set(i, kept);
      }
    }
    return pruned == null ? type : new Type(type.name(), pruned, type.dimensions());
  }
}
