package dev.watertight.types;

import dev.watertight.model.SourceFile;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of types: the checkout, the running JDK, the class path, the catalogue.
 * Thread-safe.
 */
public interface World {
  /** What is known of a class, null for nothing. */
  @Nullable TypeInfo type(String binaryName);

  /**
   * Whether a value of one type is of the other.
   *
   * @return NO only where the whole hierarchy is known
   */
  Answer isSubtype(String binaryName, String supertype);

  /** Whether a value of this type is of that class; arrays, primitives and null are of none. */
  default Answer isA(Type type, String supertype) {
    if (type.isUnknown()) {
      return Answer.UNKNOWN;
    }
    if (type.isArray() || type.isPrimitive() || type.equals(Type.NULL) || type.equals(Type.VOID)) {
      return supertype.equals("java.lang.Object") ? Answer.YES : Answer.NO;
    }
    return isSubtype(type.name(), supertype);
  }

  /** All known supertypes, itself first, each once, nearest first; unresolved ones by name. */
  List<String> hierarchy(String binaryName);

  /** Path of the file of the checkout that declares this class, null where none does. */
  @Nullable String fileOf(String binaryName);

  /** Direct subtypes in the checkout, by binary name, sorted. */
  List<String> subtypes(String binaryName);

  /** All that classes of the checkout extend or implement directly, by binary name. */
  Set<String> supertypes();

  /**
   * Whether the checkout may use classes of a package. Where an import leads to a library, any may
   * come from there.
   */
  boolean mayUse(String packageName);

  /** What a type name means in a file of the checkout, outside of all classes. */
  Type resolve(String path, String typeName);

  /** Binary names of the classes of the checkout that have this simple name, sorted. */
  List<String> withSimpleName(String name);

  /** All methods of this name that classes of the checkout declare, by class. */
  List<MethodInfo> methodsNamed(String name);

  /** Names and types of one file. */
  Typing typing(SourceFile file);

  /** Names and types of one file of which a compiler knows more. */
  Typing typing(SourceFile file, Attribution attribution);
}
