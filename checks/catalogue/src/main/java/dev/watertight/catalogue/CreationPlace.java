package dev.watertight.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A declared place that runs once, where long-lived resources may be made.
 *
 * @param name an annotation, a type, or {@code owner#member}
 * @param element what the name names
 * @param framework for people, such as {@code Guice}
 * @param note conditions, for people; may be empty
 */
public record CreationPlace(String name, Element element, String framework, String note) {
  /** Binary name of the type. */
  public String owner() {
    return Names.owner(name);
  }

  /** The method, or null when a whole type or annotation is meant. */
  public @Nullable String member() {
    return Names.member(name);
  }
}
