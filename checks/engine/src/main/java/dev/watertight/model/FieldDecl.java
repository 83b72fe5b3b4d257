package dev.watertight.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field. A declaration of several is several of these; an enum constant is a static final field
 * whose initialiser creates it; a record component is a private final one.
 *
 * @param place the declarator: from the name to the end of the initialiser
 * @param namePlace the name
 */
public record FieldDecl(
    Place place,
    Place namePlace,
    String name,
    TypeName type,
    Set<Modifier> modifiers,
    List<Annotation> annotations,
    @Nullable Expr initializer)
    implements Member {
  /** Whether there is one field for all instances. */
  public boolean isStatic() {
    return modifiers.contains(Modifier.STATIC);
  }

  /** This field with other modifiers. */
  FieldDecl withModifiers(Set<Modifier> newModifiers) {
    return new FieldDecl(place, namePlace, name, type, newModifiers, annotations, initializer);
  }
}
