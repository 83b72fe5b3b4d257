package dev.watertight.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Code that runs again and again: a handler, listener, scheduled job or request.
 *
 * @param name an annotation, or {@code owner#member} to be implemented
 * @param element what the name names
 * @param framework for people, such as {@code JDA}
 */
public record EntryPoint(String name, Element element, String framework) {
  /** Binary name of the type. */
  public String owner() {
    return Names.owner(name);
  }

  /** The method, or null when an annotation marks the entry point. */
  public @Nullable String member() {
    return Names.member(name);
  }
}
