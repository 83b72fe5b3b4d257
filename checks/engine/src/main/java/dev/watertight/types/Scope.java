package dev.watertight.types;

import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What type names mean at some place: the nearest of a chain of scopes knows. Thread-safe. */
final class Scope {
  private static final int BOUNDS = 8;

  private final FileScope file;
  private final @Nullable Scope parent;
  private final @Nullable String className;
  private final List<TypeParameter> variables;
  private final @Nullable String localName;
  private final @Nullable String localClass;
  private final int depth;
  private final Map<String, Optional<String>> members = new ConcurrentHashMap<>(0);

  private Scope(
      FileScope file,
      @Nullable Scope parent,
      @Nullable String className,
      List<TypeParameter> variables,
      @Nullable String localName,
      @Nullable String localClass) {
    this.file = file;
    this.parent = parent;
    this.className = className;
    this.variables = variables;
    this.localName = localName;
    this.localClass = localClass;
    int around = parent == null ? 0 : parent.depth;
    this.depth = className == null ? around : around + 1;
  }

  /** Outside of all classes. */
  static Scope of(FileScope file) {
    return new Scope(file, null, null, List.of(), null, null);
  }

  /** In the body of a class. */
  Scope inClass(String binaryName) {
    return new Scope(file, this, binaryName, List.of(), null, null);
  }

  /** Where these type parameters are declared. */
  Scope withVariables(List<TypeParameter> declared) {
    return declared.isEmpty() ? this : new Scope(file, this, null, declared, null, null);
  }

  /** Behind the declaration of a local class. */
  Scope withLocalClass(String simpleName, String binaryName) {
    return new Scope(file, this, null, List.of(), simpleName, binaryName);
  }

  FileScope file() {
    return file;
  }

  @Nullable Scope parent() {
    return parent;
  }

  /** The class whose body this is, null where it is none. */
  @Nullable String className() {
    return className;
  }

  /** Number of classes around. */
  int depth() {
    return depth;
  }

  /** The nearest class around, null outside of all. */
  @Nullable String enclosingClass() {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.className != null) {
        return scope.className;
      }
    }
    return null;
  }

  /** A type as written; a variable of one of these scopes stays one, any other is erased. */
  Type resolve(TypeName written, Set<Scope> keep) {
    String name = written.name();
    return switch (name) {
      case TypeName.WILDCARD -> Type.OBJECT;
      case TypeName.EXTENDS, TypeName.SUPER ->
          written.arguments().isEmpty() ? Type.OBJECT : resolve(written.arguments().get(0), keep);
      case "boolean", "byte", "short", "char", "int", "long", "float", "double", "void" ->
          new Type(name, List.of(), written.dimensions());
      default -> reference(written, name, keep);
    };
  }

  private Type reference(TypeName written, String name, Set<Scope> keep) {
    Type base = name.indexOf('.') < 0 ? simple(name, keep) : dotted(name);
    if (base == null) {
      return new Type(Type.UNKNOWN.name(), List.of(), written.dimensions());
    }
    if (written.arguments().isEmpty()) {
      return Substitution.withMoreDimensions(base, written.dimensions());
    }
    List<Type> arguments = new ArrayList<>(written.arguments().size());
    for (TypeName argument : written.arguments()) {
      arguments.add(resolve(argument, keep));
    }
    return new Type(base.name(), arguments, base.dimensions() + written.dimensions());
  }

  /** A type as written, all variables erased. */
  Type resolve(TypeName written) {
    return resolve(written, Set.of());
  }

  private @Nullable Type simple(String name, Set<Scope> keep) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      TypeParameter variable = scope.variable(name);
      if (variable != null) {
        return keep.contains(scope) ? TypeVariable.use(name) : scope.erasure(variable);
      }
      String found = scope.declared(name);
      if (found != null) {
        return Type.of(found);
      }
    }
    String found = file.simple(name);
    found = found == null ? file.guess(name) : found;
    return found == null ? null : Type.of(found);
  }

  /** Binary name of the class that a simple name means here, null where none is known. */
  @Nullable String known(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.variable(name) != null) {
        return null;
      }
      String found = scope.declared(name);
      if (found != null) {
        return found;
      }
    }
    return file.simple(name);
  }

  private @Nullable TypeParameter variable(String name) {
    for (TypeParameter variable : variables) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private @Nullable String declared(String name) {
    if (name.equals(localName)) {
      return localClass;
    }
    if (className == null) {
      return null;
    }
    Optional<String> member = members.get(name);
    if (member == null) {
      member = Optional.ofNullable(file.nested(className, name));
      members.put(name, member);
    }
    return member.orElse(null);
  }

  private Type erasure(TypeParameter variable) {
    TypeParameter current = variable;
    Scope at = this;
    for (int i = 0; i < BOUNDS && !current.bounds().isEmpty(); i++) {
      TypeName bound = current.bounds().get(0);
      TypeParameter next = at.variable(bound.name());
      if (next == null) {
        TypeName erased = new TypeName(bound.place(), bound.name(), List.of(), bound.dimensions());
        return at.resolve(erased, Set.of());
      }
      current = next;
    }
    return Type.OBJECT;
  }

  private Type dotted(String name) {
    int dot = name.indexOf('.');
    String first = known(name.substring(0, dot));
    if (first == null) {
      return Type.of(file.qualified(name));
    }
    String current = first;
    int start = dot + 1;
    while (start <= name.length()) {
      int end = name.indexOf('.', start);
      end = end < 0 ? name.length() : end;
      String segment = name.substring(start, end);
      String nested = file.nested(current, segment);
      current = nested == null ? current + "$" + segment : nested;
      start = end + 1;
    }
    return Type.of(current);
  }
}
