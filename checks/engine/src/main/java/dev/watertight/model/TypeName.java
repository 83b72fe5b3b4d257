package dev.watertight.model;

import java.util.List;

/**
 * A type as it is written, not yet resolved.
 *
 * @param place where it is written; for a declarator with its own brackets, the element type
 * @param name dotted name without arguments and annotations, a primitive, {@code void}, or one of
 *     {@link #WILDCARD}, {@link #EXTENDS} and {@link #SUPER} with the bound as its only argument
 * @param arguments type arguments of the last segment; a diamond has none
 * @param dimensions number of array dimensions
 */
public record TypeName(Place place, String name, List<TypeName> arguments, int dimensions) {
  /** Name of an unbounded wildcard. */
  public static final String WILDCARD = "?";

  /** Name of a wildcard with an upper bound. */
  public static final String EXTENDS = "? extends";

  /** Name of a wildcard with a lower bound. */
  public static final String SUPER = "? super";

  /** Copies the arguments. */
  public TypeName {
    arguments = List.copyOf(arguments);
  }

  /** The last segment of the name. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** This type with more array dimensions. */
  public TypeName withMoreDimensions(int more) {
    return more == 0 ? this : new TypeName(place, name, arguments, dimensions + more);
  }
}
