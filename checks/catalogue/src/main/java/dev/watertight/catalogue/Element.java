package dev.watertight.catalogue;

import java.util.Optional;

/** What sort of program element a fact names. */
public enum Element {
  /** A method, found as {@code owner#member}. */
  METHOD,
  /** An annotation, or {@code annotation#attribute}. */
  ANNOTATION,
  /** A class or interface, such as an event. */
  TYPE;

  String id() {
    return Ids.of(this);
  }

  static Optional<Element> of(String id) {
    return Ids.find(values(), id);
  }
}
