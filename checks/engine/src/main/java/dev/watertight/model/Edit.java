package dev.watertight.model;

import java.util.List;

/**
 * A change of one file that makes a finding go away.
 *
 * @param replacements in ascending order, not overlapping
 * @param addImports names to import
 * @param removeImports names no longer needed
 */
public record Edit(
    List<Replacement> replacements, List<String> addImports, List<String> removeImports) {
  /** Text that takes the place of a range; an empty range inserts. */
  public record Replacement(Place place, String text) {}
}
