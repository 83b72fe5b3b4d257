package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.ArrayList;
import java.util.List;
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
      if (signature.method().parameters().isEmpty()) {
        return new Candidate(method, view, List.of());
      }
      Substitution own = view.without(signature.variables());
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
    List<Candidate> found = new ArrayList<>();
    KnownType known = receiver.isArray() ? null : lookup.find(receiver.name());
    if (known != null) {
      Substitution view = known.view(receiver.arguments());
      for (Type supertype : known.lineage().types()) {
        KnownType declaring =
            supertype.name().equals(known.name()) ? known : known.lookup().find(supertype.name());
        if (declaring != null) {
          List<KnownMethod> methods = declaring.methods(name);
          if (!methods.isEmpty()) {
            add(methods, declaring.view(view.apply(supertype).arguments()), found);
          }
        }
      }
    }
    KnownType object = lookup.find(Type.OBJECT.name());
    if (object != null) {
      add(object.methods(name), Substitution.NONE, found);
    }
    return found;
  }

  private static void add(List<KnownMethod> methods, Substitution view, List<Candidate> found) {
    for (KnownMethod method : methods) {
      Candidate candidate = Candidate.of(method, view);
      if (found.stream().noneMatch(f -> overrides(f, candidate))) {
        found.add(candidate);
      }
    }
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

  /** Constructors of a class; its type variables stay in their signatures. */
  static List<Candidate> constructors(KnownType type) {
    List<Candidate> found = new ArrayList<>();
    add(type.methods("<init>"), Substitution.NONE, found);
    return found;
  }

  /** The field of this name, null where none is known. */
  static @Nullable Field field(Type receiver, String name, TypeLookup lookup) {
    KnownType known = receiver.isArray() ? null : lookup.find(receiver.name());
    if (known == null) {
      return null;
    }
    for (Type supertype : known.lineage().types()) {
      KnownType declaring =
          supertype.name().equals(known.name()) ? known : known.lookup().find(supertype.name());
      Variable field = declaring == null ? null : declaring.genericField(name);
      if (declaring != null && field != null) {
        Type owner = known.view(receiver.arguments()).apply(supertype);
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
