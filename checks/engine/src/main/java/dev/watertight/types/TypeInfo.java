package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a class. Thread-safe. */
public interface TypeInfo {
  /** Binary name. */
  String name();

  /** Where it is known from. */
  Origin origin();

  /** What kind of class it is. */
  TypeDecl.Kind kind();

  /** Modifiers, implied ones included. */
  Set<Modifier> modifiers();

  /** Names of its type parameters in order. */
  List<String> typeParameters();

  /** Direct supertypes, resolved as far as they can be; without {@code java.lang.Object}. */
  List<Type> supertypes();

  /** Methods and constructors declared here (of a catalogue type: those that are known). */
  List<MethodInfo> methods();

  /** Fields declared here. */
  List<Variable> fields();

  /** Simple names of its annotations. */
  Set<String> annotations();

  /** A field declared here, null for none. */
  default @Nullable Variable field(String name) {
    for (Variable field : fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
