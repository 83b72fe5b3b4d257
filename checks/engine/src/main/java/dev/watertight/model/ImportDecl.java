package dev.watertight.model;

/**
 * An import.
 *
 * @param name dotted name without {@code .*}; for a module import the module's name
 */
public record ImportDecl(Place place, String name, Kind kind) {
  /** What is imported. */
  public enum Kind {
    TYPE,
    TYPES_ON_DEMAND,
    STATIC_MEMBER,
    STATIC_ON_DEMAND,
    MODULE
  }
}
