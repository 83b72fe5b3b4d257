package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of a type, inherited ones included, in terms of its type arguments. */
final class Members {
  private Members() {}

  /**
   * A method as seen from a receiver.
   *
   * @param view type arguments of the declaring class
   * @param parameters what an argument is tested against, variables of the method erased
   */
  record Candidate(KnownMethod method, Substitution view, List<Type> parameters) {
    static Candidate of(KnownMethod method, Substitution view) {
      Signature signature = method.signature();
      Substitution own = view.without(signature.variables());
      if (signature.method().parameters().isEmpty()) {
        return new Candidate(method, own, List.of());
      }
      Substitution erasing = Substitution.erasing(signature.variables()).or(own);
      return new Candidate(
          method, own, signature.method().parameters().stream().map(erasing::apply).toList());
    }

    MethodInfo info() {
      return method.erased();
    }

    /** Type of a parameter with the variables of the method; repeats the last of varargs. */
    Type formal(int index, boolean spread) {
      return view.apply(at(method.signature().method().parameters(), index, spread));
    }

    /** Type that an argument is tested against. */
    Type parameter(int index, boolean spread) {
      return at(parameters, index, spread);
    }

    private Type at(List<Type> types, int index, boolean spread) {
      if (method.signature().anyArguments()) {
        return Type.UNKNOWN;
      }
      int last = types.size() - 1;
      if (!spread || index < last) {
        return types.get(index);
      }
      Type array = types.get(last);
      return new Type(array.name(), array.arguments(), Math.max(0, array.dimensions() - 1));
    }

    boolean takes(int arguments) {
      int parameterCount = parameters.size();
      return arguments == parameterCount
          || method.signature().anyArguments()
          || (info().varargs() && arguments >= parameterCount - 1);
    }
  }

  /**
   * A field as seen from a receiver.
   *
   * @param variable as declared
   * @param type in terms of the type arguments
   */
  record Field(Variable variable, Type type) {}

  /** Methods of this name that a value of this type has, nearest first, without overridden ones. */
  static List<Candidate> methods(Type receiver, String name, TypeLookup lookup) {
    if (receiver.isArray() && name.equals("clone")) {
      return List.of(cloneOf(receiver));
    }
    List<Candidate> found = new ArrayList<>();
    KnownType known = receiver.isArray() ? null : lookup.find(receiver.name());
    KnownType object = lookup.find(Type.OBJECT.name());
    boolean objectFirst = known != null && !known.isInterface() && known.lineage().hasAllClasses();
    if (known != null) {
      addDeclared(known, receiver, name, false, found);
    }
    if (objectFirst && object != null) {
      add(object.methods(name), Substitution.NONE, found);
    }
    if (known != null) {
      addDeclared(known, receiver, name, true, found);
    }
    if (!objectFirst && object != null) {
      add(object.methods(name), Substitution.NONE, found);
    }
    if (found.isEmpty() && known != null) {
      for (Lineage.Ancestor ancestor : known.lineage().ancestors()) {
        if (ancestor.known() != null) {
          add(ancestor.known().addedMethods(name), Substitution.NONE, found);
        }
      }
    }
    return found;
  }

  /** Adds the methods of the classes, or else of the interfaces; a class's hide an interface's. */
  private static void addDeclared(
      KnownType known, Type receiver, String name, boolean interfaces, List<Candidate> found) {
    for (Lineage.Ancestor ancestor : known.lineage().ancestors()) {
      KnownType declaring = ancestor.known();
      if (declaring == null || declaring.isInterface() != interfaces) {
        continue;
      }
      List<KnownMethod> methods = declaring.methods(name);
      if (!methods.isEmpty()) {
        Type type = known.view(receiver.arguments()).apply(ancestor.type());
        for (KnownMethod method : methods) {
          if (isInherited(method.erased().modifiers(), declaring, known)) {
            add(method, declaring.view(type.arguments()), found);
          }
        }
      }
    }
  }

  /** Whether a class has what another declares with these modifiers. */
  private static boolean isInherited(Set<Modifier> modifiers, KnownType declaring, KnownType by) {
    if (declaring == by
        || modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || declaring.isInterface()) {
      return true;
    }
    return !modifiers.contains(Modifier.PRIVATE)
        && packageOf(declaring.name()).equals(packageOf(by.name()));
  }

  private static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }

  /** Whether a class has a member class of another by inheritance. */
  static boolean isInherited(KnownType nested, KnownType declaring, KnownType by) {
    return isInherited(nested.modifiers(), declaring, by);
  }

  /** Unlike that of Object it is public and throws nothing. */
  private static Candidate cloneOf(Type array) {
    MethodInfo method =
        new MethodInfo(
            Type.OBJECT.name(),
            "clone",
            List.of(),
            false,
            array,
            List.of(),
            Set.of(Modifier.PUBLIC),
            Origin.PLATFORM);
    return Candidate.of(new KnownMethod(Signature.of(method), method), Substitution.NONE);
  }

  private static void add(List<KnownMethod> methods, Substitution view, List<Candidate> found) {
    for (KnownMethod method : methods) {
      add(method, view, found);
    }
  }

  private static void add(KnownMethod method, Substitution view, List<Candidate> found) {
    Candidate candidate = Candidate.of(method, view);
    for (Candidate before : found) {
      if (overrides(before, candidate)) {
        return;
      }
    }
    found.add(candidate);
  }

  private static boolean overrides(Candidate sub, Candidate base) {
    if (sub.method().signature().anyArguments()) {
      return true;
    }
    List<Type> a = sub.parameters();
    List<Type> b = base.parameters();
    if (a.size() != b.size() || sub.info().owner().equals(base.info().owner())) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).name().equals(b.get(i).name())
          || a.get(i).dimensions() != b.get(i).dimensions()) {
        return false;
      }
    }
    return true;
  }

  /** Constructors as {@code this(..)} and {@code super(..)} call them. */
  static List<Candidate> constructors(KnownType type, List<Type> arguments) {
    List<Candidate> found = new ArrayList<>();
    add(type.methods("<init>"), type.view(arguments), found);
    return found;
  }

  /** Constructors of a class; its type variables stay in their signatures. */
  static List<Candidate> constructors(KnownType type) {
    List<Candidate> found = new ArrayList<>();
    Substitution erasing = Substitution.erasing(type.shape().variables());
    for (KnownMethod method : type.methods("<init>")) {
      found.add(
          new Candidate(method, Substitution.NONE, Candidate.of(method, erasing).parameters()));
    }
    return found;
  }

  /** The field of this name, null where none is known. */
  static @Nullable Field field(Type receiver, String name, TypeLookup lookup) {
    KnownType known = receiver.isArray() ? null : lookup.find(receiver.name());
    if (known == null) {
      return null;
    }
    for (Lineage.Ancestor ancestor : known.lineage().ancestors()) {
      KnownType declaring = ancestor.known();
      Variable field = declaring == null ? null : declaring.genericField(name);
      if (declaring != null
          && field != null
          && isInherited(declaring.modifiersOf(field), declaring, known)) {
        Type owner = known.view(receiver.arguments()).apply(ancestor.type());
        return new Field(
            declaring.erase(field), declaring.view(owner.arguments()).apply(field.type()));
      }
    }
    return null;
  }

  /** A type as one of its supertypes, null where it is known to be none or not known to be one. */
  static @Nullable Type asSuper(Type type, String supertype, TypeLookup lookup) {
    if (type.name().equals(supertype)) {
      return type;
    }
    KnownType known = type.isArray() || type.isUnknown() ? null : lookup.find(type.name());
    Type above = known == null ? null : known.lineage().get(supertype);
    return known == null || above == null ? null : known.view(type.arguments()).apply(above);
  }

  /** Whether a method of an interface has no body. */
  static boolean isAbstract(MethodInfo method, KnownType in) {
    return in.isInterface()
        ? !method.modifiers().contains(Modifier.DEFAULT)
            && !method.modifiers().contains(Modifier.STATIC)
            && !method.modifiers().contains(Modifier.PRIVATE)
        : method.modifiers().contains(Modifier.ABSTRACT);
  }
}
