package dev.watertight.model;

import java.util.List;
import java.util.Map;

/**
 * An annotation as it is written.
 *
 * @param place from the at sign to its end
 * @param name dotted name as written, without the at sign
 * @param values element values in order; an unnamed one has the name "value"; an array initialiser
 *     is an {@link Expr.NewArray} without dimensions, a nested annotation an {@link Expr.Nested}
 */
public record Annotation(Place place, String name, Map<String, Expr> values) {
  /** The last segment of the name. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether an annotation of this simple name is among these. */
  public static boolean has(List<Annotation> annotations, String simpleName) {
    return annotations.stream().anyMatch(a -> a.simpleName().equals(simpleName));
  }
}
