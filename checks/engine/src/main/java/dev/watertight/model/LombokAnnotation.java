package dev.watertight.model;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Element values of Lombok's annotations. */
final class LombokAnnotation {
  private LombokAnnotation() {}

  /**
   * Modifiers of the access level.
   *
   * @return null for {@code AccessLevel.NONE}
   */
  static @Nullable Set<Modifier> access(Annotation annotation, String element) {
    return switch (constant(annotation.values().get(element))) {
      case "NONE" -> null;
      case "PRIVATE" -> ModifierSet.of(Modifier.PRIVATE);
      case "PROTECTED" -> ModifierSet.of(Modifier.PROTECTED);
      case "PACKAGE", "MODULE" -> Set.of();
      default -> ModifierSet.of(Modifier.PUBLIC);
    };
  }

  static String text(Annotation annotation, String element, String otherwise) {
    return annotation.values().get(element) instanceof Expr.Literal literal
            && literal.value() instanceof String text
            && !text.isEmpty()
        ? text
        : otherwise;
  }

  static boolean isTrue(@Nullable Annotation annotation, String element) {
    return annotation != null
        && annotation.values().get(element) instanceof Expr.Literal literal
        && Boolean.TRUE.equals(literal.value());
  }

  static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String constant(@Nullable Expr value) {
    if (value instanceof Expr.Select select) {
      return select.name();
    }
    return value instanceof Expr.Name name ? name.identifier() : "";
  }
}
