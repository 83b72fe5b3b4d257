package dev.watertight.catalogue;

import java.util.Optional;

/** What sort of program element a fact names. */
public enum Element implements Ids.Named {
  /** A method, found as {@code owner#member}. */
  METHOD("method"),
  /** An annotation, or {@code annotation#attribute}. */
  ANNOTATION("annotation"),
  /** A class or interface, such as an event. */
  TYPE("type");

  private final String id;

  Element(String id) {
    this.id = id;
  }

  /** The name in data, such as {@code method}. */
  @Override
  public String id() {
    return id;
  }

  static Optional<Element> of(String id) {
    return Ids.find(values(), id);
  }
}
