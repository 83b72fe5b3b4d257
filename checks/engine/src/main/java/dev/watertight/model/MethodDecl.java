package dev.watertight.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor, written or implied (a Lombok constructor or accessor, the canonical
 * constructor of a record; a compiler-made default constructor is not in the model).
 *
 * @param place from the first modifier to the end of the body; for an implied one the declaration
 *     that implies it
 * @param namePlace the name
 * @param name {@link #CONSTRUCTOR} for a constructor
 * @param returnType null for a constructor
 * @param body null where there is none (abstract, native)
 * @param implied whether it is not in the source text
 */
public record MethodDecl(
    Place place,
    Place namePlace,
    String name,
    List<TypeParameter> typeParameters,
    List<Parameter> parameters,
    @Nullable TypeName returnType,
    List<TypeName> throwsTypes,
    Set<Modifier> modifiers,
    List<Annotation> annotations,
    Stmt.@Nullable Block body,
    boolean implied)
    implements Member {
  /** Name of every constructor. */
  public static final String CONSTRUCTOR = "<init>";

  /** Whether this is a constructor. */
  public boolean isConstructor() {
    return name.equals(CONSTRUCTOR);
  }

  /** Whether it needs no instance. */
  public boolean isStatic() {
    return modifiers.contains(Modifier.STATIC);
  }

  /** This method with other modifiers. */
  MethodDecl withModifiers(Set<Modifier> newModifiers) {
    return copy(newModifiers, body);
  }

  /** This method with another body. */
  MethodDecl withBody(Stmt.Block newBody) {
    return copy(modifiers, newBody);
  }

  private MethodDecl copy(Set<Modifier> newModifiers, Stmt.@Nullable Block newBody) {
    return new MethodDecl(
        place,
        namePlace,
        name,
        typeParameters,
        parameters,
        returnType,
        throwsTypes,
        newModifiers,
        annotations,
        newBody,
        implied);
  }
}
