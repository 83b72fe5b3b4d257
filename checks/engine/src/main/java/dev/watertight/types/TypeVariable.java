package dev.watertight.types;

import java.util.List;

/**
 * A type parameter of a class or method. Where a {@link ClassShape} mentions it, its use is a
 * {@link Type} of its own kind; no other type of this package ever holds one.
 *
 * @param bounds may mention type variables; empty for none
 */
public record TypeVariable(String name, List<Type> bounds) {
  private static final char MARK = '\'';

  /** Copies the bounds. */
  public TypeVariable {
    bounds = List.copyOf(bounds);
  }

  /** The type that stands for a variable of this name. */
  public static Type use(String name) {
    return Type.of(MARK + name);
  }

  /** Whether this type, its array dimensions aside, is a variable. */
  public static boolean isUse(Type type) {
    return type.name().charAt(0) == MARK;
  }

  /** Name of the variable that a {@linkplain #isUse use} of it stands for. */
  static String nameOf(Type use) {
    return use.name().substring(1);
  }
}
