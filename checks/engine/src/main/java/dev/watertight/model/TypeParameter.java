package dev.watertight.model;

import java.util.List;

/**
 * A type parameter of a class or method.
 *
 * @param bounds as written, empty for none
 */
public record TypeParameter(String name, List<TypeName> bounds) {
  /** Copies the bounds. */
  public TypeParameter {
    bounds = List.copyOf(bounds);
  }
}
