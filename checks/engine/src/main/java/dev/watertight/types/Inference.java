package dev.watertight.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known so far of the type variables of one call. */
final class Inference {
  private final Set<String> variables;
  private final Substitution bounds;
  private final Map<String, Type> bound = new HashMap<>();
  private final TypeLookup lookup;

  Inference(List<TypeVariable> variables, TypeLookup lookup) {
    this.variables = variables.stream().map(TypeVariable::name).collect(Collectors.toSet());
    this.bounds = Substitution.erasing(variables);
    this.lookup = lookup;
  }

  boolean isEmpty() {
    return variables.isEmpty();
  }

  /** Whether each variable that this type mentions is known. */
  boolean covers(Type type) {
    if (TypeVariable.isUse(type)) {
      Type known = bound.get(TypeVariable.nameOf(type));
      return known != null && !known.isUnknown();
    }
    for (Type argument : type.arguments()) {
      if (!covers(argument)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something, be it UNKNOWN, was learnt of a variable. */
  boolean heard(Type type) {
    if (TypeVariable.isUse(type)) {
      return bound.containsKey(TypeVariable.nameOf(type));
    }
    return type.arguments().stream().allMatch(this::heard);
  }

  /** Learns that a value of one type is passed where another is declared. */
  void learn(Type formal, Type actual) {
    if (!Substitution.mentionsVariable(formal)) {
      return;
    }
    if (TypeVariable.isUse(formal)) {
      String name = TypeVariable.nameOf(formal);
      if (variables.contains(name) && actual.dimensions() >= formal.dimensions()) {
        bind(
            name,
            Subtyping.box(
                new Type(
                    actual.name(), actual.arguments(), actual.dimensions() - formal.dimensions())));
      } else if (actual.isUnknown()) {
        bind(name, Type.UNKNOWN);
      }
      return;
    }
    Type above = actual.isUnknown() ? null : Members.asSuper(actual, formal.name(), lookup);
    List<Type> formals = formal.arguments();
    if (above != null && above.arguments().isEmpty()) {
      KnownType raw = lookup.find(above.name());
      above = raw == null ? above : raw.view(List.of()).apply(raw.generic());
    }
    if (above != null && above.arguments().size() == formals.size()) {
      for (int i = 0; i < formals.size(); i++) {
        learn(formals.get(i), above.arguments().get(i));
      }
    } else if (!actual.isNull()
        && (above != null || Subtyping.fits(actual, formal, true, lookup) == Answer.UNKNOWN)) {
      formals.forEach(argument -> learn(argument, Type.UNKNOWN));
    }
  }

  /** Learns from the type that is expected of what is declared as {@code formal}. */
  void expect(Type formal, Type expected) {
    // A variable in what is expected is one of another call of which nothing is known.
    if (expected.isUnknown() || expected.isVoid() || TypeVariable.isUse(expected)) {
      return;
    }
    if (TypeVariable.isUse(formal)) {
      String name = TypeVariable.nameOf(formal);
      if (variables.contains(name)
          && !covers(formal)
          && expected.dimensions() >= formal.dimensions()) {
        Type wanted =
            Subtyping.box(
                new Type(
                    expected.name(),
                    expected.arguments(),
                    expected.dimensions() - formal.dimensions()));
        Type limit = bounds.apply(TypeVariable.use(name));
        boolean narrower =
            !limit.name().equals(wanted.name())
                && Subtyping.fits(limit, wanted, false, lookup) == Answer.YES;
        bound.put(name, narrower ? limit : wanted);
      }
      return;
    }
    if (formal.isArray() || formal.isUnknown()) {
      return;
    }
    KnownType known = formal.name().equals(expected.name()) ? null : lookup.find(formal.name());
    Type above =
        known == null ? formal : asSuperOfGeneric(known, formal.arguments(), expected.name());
    if (above != null && above.arguments().size() == expected.arguments().size()) {
      for (int i = 0; i < above.arguments().size(); i++) {
        expect(above.arguments().get(i), expected.arguments().get(i));
      }
    }
  }

  private static @Nullable Type asSuperOfGeneric(
      KnownType known, List<Type> arguments, String supertype) {
    Type above = known.lineage().get(supertype);
    return above == null ? null : known.view(arguments).apply(above);
  }

  /** Says what a variable is. */
  void set(String name, Type type) {
    bound.put(name, type);
  }

  private void bind(String name, Type type) {
    if (!variables.contains(name) || type.isNull() || type.isVoid()) {
      return;
    }
    Type before = bound.get(name);
    if (before == null || before.isUnknown()) {
      bound.put(name, type);
    } else if (!type.isUnknown() && !before.equals(type)) {
      boolean sameClass =
          before.name().equals(type.name()) && before.dimensions() == type.dimensions();
      if (!sameClass) {
        bound.put(name, Subtyping.common(before, type, lookup));
      } else if (before.arguments().isEmpty()) {
        bound.put(name, type);
      }
    }
  }

  /** A type with what is known put in; the rest stays variable. */
  Type apply(Type type) {
    return Substitution.of(bound).apply(type);
  }

  /** A type with what is known put in and UNKNOWN for the rest. */
  Type applyOrUnknown(Type type) {
    if (!Substitution.mentionsVariable(type)) {
      return type;
    }
    Map<String, Type> all = new HashMap<>();
    variables.forEach(name -> all.put(name, Type.UNKNOWN));
    all.putAll(bound);
    return Substitution.of(all).apply(type);
  }
}
