package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values may stand where. */
final class Subtyping {
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "char", "java.lang.Character",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private static final Set<String> OF_ARRAYS =
      Set.of("java.lang.Object", "java.lang.Cloneable", "java.io.Serializable");

  private static final String NUMBERS = "byte short int long float double ";

  private Subtyping() {}

  /** Whether a class is another or extends it; NO only where that is certain. */
  static Answer isSubtype(String name, String supertype, TypeLookup lookup) {
    if (name.equals(supertype) || supertype.equals(Type.OBJECT.name())) {
      return Answer.YES;
    }
    KnownType known = lookup.find(name);
    if (known == null) {
      KnownType above = lookup.find(supertype);
      return above != null && cannotBeExtended(above) ? Answer.NO : Answer.UNKNOWN;
    }
    Lineage lineage = known.lineage();
    if (lineage.has(supertype)) {
      return Answer.YES;
    }
    return lineage.isComplete() || excluded(known, lookup.find(supertype))
        ? Answer.NO
        : Answer.UNKNOWN;
  }

  private static boolean cannotBeExtended(KnownType type) {
    return type.modifiers().contains(Modifier.FINAL) || type.kind() == TypeDecl.Kind.RECORD;
  }

  /** Whether the part of a hierarchy that is not known cannot hold this class. */
  private static boolean excluded(KnownType type, @Nullable KnownType supertype) {
    if (supertype == null || !supertype.shape().isComplete()) {
      return false;
    }
    if (cannotBeExtended(supertype)) {
      return true;
    }
    // An interface extends no class, and of a class with known superclasses the rest is interfaces.
    return !supertype.isInterface()
        && (type.isInterface() || (type.shape().isComplete() && type.lineage().hasAllClasses()));
  }

  /** Whether an argument can be passed: {@code loosely} with boxing. */
  static Answer fits(Type argument, Type parameter, boolean loosely, TypeLookup lookup) {
    if (argument.isVoid()) {
      return Answer.NO;
    }
    if (argument.isUnknown() || parameter.isUnknown()) {
      return parameter.isObject() ? Answer.YES : Answer.UNKNOWN;
    }
    if (argument.isNull()) {
      return parameter.isPrimitive() ? Answer.NO : Answer.YES;
    }
    if (argument.isPrimitive()) {
      if (parameter.isPrimitive()) {
        return yesOrNo(widens(argument.name(), parameter.name()));
      }
      return loosely && !parameter.isArray()
          ? isSubtype(box(argument).name(), parameter.name(), lookup)
          : Answer.NO;
    }
    if (parameter.isPrimitive()) {
      String unboxed = unboxed(argument);
      return yesOrNo(loosely && unboxed != null && widens(unboxed, parameter.name()));
    }
    return referenceFits(argument, parameter, lookup);
  }

  private static Answer referenceFits(Type argument, Type parameter, TypeLookup lookup) {
    if (argument.dimensions() == parameter.dimensions()) {
      boolean primitive = BOXES.containsKey(argument.name()) || BOXES.containsKey(parameter.name());
      return primitive
          ? yesOrNo(argument.name().equals(parameter.name()))
          : isSubtype(argument.name(), parameter.name(), lookup);
    }
    return argument.dimensions() > parameter.dimensions()
        ? yesOrNo(OF_ARRAYS.contains(parameter.name()))
        : Answer.NO;
  }

  private static Answer yesOrNo(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }

  /** The class of a primitive; any other type is itself. */
  static Type box(Type type) {
    String box = type.dimensions() == 0 ? BOXES.get(type.name()) : null;
    return box == null ? type : Type.of(box);
  }

  /** The primitive that a type holds, null where it holds none. */
  static @Nullable String unboxed(Type type) {
    if (type.isArray()) {
      return null;
    }
    if (type.isPrimitive()) {
      return type.name();
    }
    for (Map.Entry<String, String> box : BOXES.entrySet()) {
      if (box.getValue().equals(type.name())) {
        return box.getKey();
      }
    }
    return null;
  }

  private static boolean widens(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    if (from.equals("char")) {
      return NUMBERS.indexOf(to + " ") >= NUMBERS.indexOf("int");
    }
    int start = NUMBERS.indexOf(from + " ");
    return start >= 0 && NUMBERS.indexOf(to + " ") > start;
  }

  /** What an arithmetic operation on both yields, UNKNOWN where one is no number. */
  static Type promoted(Type left, Type right) {
    String a = unboxed(left);
    String b = unboxed(right);
    if (a == null || b == null || a.equals("boolean") || b.equals("boolean")) {
      return Type.UNKNOWN;
    }
    for (String wide : new String[] {"double", "float", "long"}) {
      if (a.equals(wide) || b.equals(wide)) {
        return Type.of(wide);
      }
    }
    return Type.of("int");
  }

  /** A type that both are of, the nearest that is known; UNKNOWN where that cannot be told. */
  static Type common(Type a, Type b, TypeLookup lookup) {
    if (a.equals(b) || b.isNull()) {
      return a;
    }
    if (a.isNull()) {
      return b;
    }
    if (a.isUnknown() || b.isUnknown()) {
      return Type.UNKNOWN;
    }
    Type x = box(a);
    Type y = box(b);
    if (fits(x, y, false, lookup) == Answer.YES) {
      return y;
    }
    if (fits(y, x, false, lookup) == Answer.YES) {
      return x;
    }
    KnownType known = x.isArray() || y.isArray() ? null : lookup.find(x.name());
    if (known == null) {
      return x.isArray() || y.isArray() ? Type.OBJECT : Type.UNKNOWN;
    }
    Substitution view = known.view(x.arguments());
    for (Type supertype : known.lineage().types()) {
      if (isSubtype(y.name(), supertype.name(), lookup) == Answer.YES) {
        return view.apply(supertype);
      }
    }
    return known.lineage().isComplete() ? Type.OBJECT : Type.UNKNOWN;
  }
}
