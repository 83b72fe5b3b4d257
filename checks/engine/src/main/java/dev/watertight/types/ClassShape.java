package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class as one source describes it, type variables included: those of the class and, in a
 * signature, of the method; a variable of an enclosing class or method is replaced by the erasure
 * of its bound, a wildcard by its bound. Read on demand; thread-safe.
 */
public interface ClassShape {
  /** Binary name. */
  String name();

  /** Which source. */
  Origin origin();

  /** What kind of class it is. */
  TypeDecl.Kind kind();

  /** Modifiers, implied ones included. */
  Set<Modifier> modifiers();

  /** Type parameters in order. */
  List<TypeVariable> variables();

  /** The superclass, null for none, for {@code java.lang.Object} and where it is not known. */
  @Nullable Type superclass();

  /** Direct superinterfaces. */
  List<Type> interfaces();

  /** Whether all supertypes and all members that a caller may use are named. */
  boolean isComplete();

  /** Declared methods and constructors. */
  List<Signature> methods();

  /** Declared methods of this name. */
  List<Signature> methods(String name);

  /** Whether there are declared methods of this name; asked far more often than for them. */
  boolean hasMethod(String name);

  /** Declared fields; their types may mention variables of the class. */
  List<Variable> fields();

  /** Simple names of the classes declared in its body. */
  Set<String> nested();

  /** Simple names of its annotations. */
  Set<String> annotations();
}
