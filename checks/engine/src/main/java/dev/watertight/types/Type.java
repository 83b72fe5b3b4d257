package dev.watertight.types;

import java.util.List;

/**
 * A resolved type.
 *
 * @param name binary name of a class ({@code java.util.Map$Entry}), a primitive, {@code void},
 *     {@code null} for the type of {@code null}, or {@link #UNKNOWN}'s; a type variable is replaced
 *     by its argument where that is known and by the erasure of its bound where not; a name that an
 *     import spells out is kept even where nothing is known of the class
 * @param arguments type arguments, empty for none or raw; a wildcard is its bound
 * @param dimensions number of array dimensions
 */
public record Type(String name, List<Type> arguments, int dimensions) {
  /** A type of which nothing is known. */
  public static final Type UNKNOWN = new Type("?", List.of(), 0);

  /** {@code void}. */
  public static final Type VOID = new Type("void", List.of(), 0);

  /** The type of {@code null}. */
  public static final Type NULL = new Type("null", List.of(), 0);

  /** {@code java.lang.Object}. */
  public static final Type OBJECT = of("java.lang.Object");

  /** {@code java.lang.String}. */
  public static final Type STRING = of("java.lang.String");

  /** Copies the arguments. */
  public Type {
    arguments = List.copyOf(arguments);
  }

  /** A class or primitive without arguments. */
  public static Type of(String name) {
    return new Type(name, List.of(), 0);
  }

  /** Whether nothing is known of it. */
  public boolean isUnknown() {
    return name.equals("?");
  }

  /** Whether it is the type of {@code null}. */
  public boolean isNull() {
    return name.equals("null");
  }

  /** Whether it is {@code void}. */
  public boolean isVoid() {
    return name.equals("void");
  }

  /** Whether it is {@code java.lang.Object}. */
  public boolean isObject() {
    return dimensions == 0 && name.equals("java.lang.Object");
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return dimensions > 0;
  }

  /** Whether it is a primitive (not {@code void}). */
  public boolean isPrimitive() {
    return dimensions == 0
        && switch (name) {
          case "boolean", "byte", "short", "char", "int", "long", "float", "double" -> true;
          default -> false;
        };
  }
}
