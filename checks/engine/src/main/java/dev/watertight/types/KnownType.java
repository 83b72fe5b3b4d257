package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A class of the world: a shape, and how the classes that it mentions are found. */
final class KnownType implements TypeInfo {
  private final ClassShape shape;
  private final @Nullable ClassShape more;
  private final TypeLookup lookup;
  private final Map<String, List<KnownMethod>> methodsByName = new ConcurrentHashMap<>();
  private volatile @Nullable Map<String, Variable> fieldsByName;
  private volatile @Nullable Substitution erasure;
  private volatile @Nullable List<KnownMethod> methods;
  private volatile @Nullable List<Type> supertypes;
  private volatile @Nullable Lineage lineage;
  private volatile Members.@Nullable Candidate function;
  private volatile boolean functionSought;

  /**
   * A class.
   *
   * @param more what another source adds to it, null for nothing
   * @param lookup how its supertypes are found
   */
  KnownType(ClassShape shape, @Nullable ClassShape more, TypeLookup lookup) {
    this.shape = shape;
    this.more = more;
    this.lookup = lookup;
  }

  ClassShape shape() {
    return shape;
  }

  TypeLookup lookup() {
    return lookup;
  }

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public Origin origin() {
    return shape.origin();
  }

  @Override
  public TypeDecl.Kind kind() {
    return shape.kind();
  }

  @Override
  public Set<Modifier> modifiers() {
    return shape.modifiers();
  }

  @Override
  public List<String> typeParameters() {
    return shape.variables().stream().map(TypeVariable::name).toList();
  }

  @Override
  public Set<String> annotations() {
    return shape.annotations();
  }

  boolean isInterface() {
    return kind() == TypeDecl.Kind.INTERFACE || kind() == TypeDecl.Kind.ANNOTATION;
  }

  @Override
  public List<Type> supertypes() {
    List<Type> known = supertypes;
    if (known == null) {
      known = genericSupertypes().stream().map(erasure()::apply).toList();
      supertypes = known;
    }
    return known;
  }

  /** Direct supertypes in terms of its type variables, superclass first. */
  List<Type> genericSupertypes() {
    List<Type> all = new ArrayList<>(ownSupertypes());
    addedSupertypes().forEach(type -> addIfNew(type, all));
    return all;
  }

  /** Those that its own source tells. */
  List<Type> ownSupertypes() {
    List<Type> all = new ArrayList<>();
    add(shape, all);
    return all;
  }

  /** Those that another source tells; they may be indirect ones, or known anyway. */
  List<Type> addedSupertypes() {
    List<Type> all = new ArrayList<>();
    if (more != null) {
      add(more, all);
    }
    return all;
  }

  private static void add(ClassShape from, List<Type> to) {
    Type superclass = from.superclass();
    if (superclass != null) {
      addIfNew(superclass, to);
    }
    from.interfaces().forEach(type -> addIfNew(type, to));
  }

  private static void addIfNew(Type type, List<Type> to) {
    if (!type.name().equals("java.lang.Object")
        && to.stream().noneMatch(t -> t.name().equals(type.name()))) {
      to.add(type);
    }
  }

  /** All supertypes. */
  Lineage lineage() {
    Lineage known = lineage;
    if (known == null) {
      known = Lineage.of(this);
      lineage = known;
    }
    return known;
  }

  /** Its only abstract method where it is a functional interface, null where it is none. */
  Members.@Nullable Candidate function() {
    if (!functionSought) {
      function = Functions.search(this);
      functionSought = true;
    }
    return function;
  }

  /** This class with its own type variables as arguments. */
  Type generic() {
    return new Type(
        name(), shape.variables().stream().map(v -> TypeVariable.use(v.name())).toList(), 0);
  }

  @Override
  public List<MethodInfo> methods() {
    List<KnownMethod> known = methods;
    if (known == null) {
      known = known(shape.methods());
      methods = known;
    }
    return known.stream().map(KnownMethod::erased).toList();
  }

  /** Declared methods of this name. */
  List<KnownMethod> methods(String name) {
    if (!shape.hasMethod(name)) {
      return List.of();
    }
    List<KnownMethod> known = methodsByName.get(name);
    if (known == null) {
      known = known(shape.methods(name));
      methodsByName.put(name, known);
    }
    return known;
  }

  /** Methods of this name that only another source tells, as those of a newer JDK. */
  List<KnownMethod> addedMethods(String name) {
    return more == null ? List.of() : known(more.methods(name));
  }

  private List<KnownMethod> known(List<Signature> signatures) {
    List<KnownMethod> known = new ArrayList<>(signatures.size());
    for (Signature signature : signatures) {
      known.add(new KnownMethod(signature, erase(signature)));
    }
    return List.copyOf(known);
  }

  MethodInfo erase(Signature signature) {
    MethodInfo method = signature.method();
    Substitution erasing =
        Substitution.erasing(signature.variables()).or(erasure().without(signature.variables()));
    return new MethodInfo(
        method.owner(),
        method.name(),
        method.parameters().stream().map(erasing::apply).toList(),
        method.varargs(),
        erasing.apply(method.returns()),
        method.throwsTypes().stream().map(erasing::apply).toList(),
        method.modifiers(),
        method.origin());
  }

  @Override
  public List<Variable> fields() {
    return shape.fields().stream().map(this::erase).toList();
  }

  /** A declared field with its type in terms of the type variables, null for none. */
  @Nullable Variable genericField(String name) {
    Map<String, Variable> known = fieldsByName;
    if (known == null) {
      known = new HashMap<>();
      for (Variable field : shape.fields()) {
        known.putIfAbsent(field.name(), field);
      }
      fieldsByName = known;
    }
    return known.get(name);
  }

  /** Modifiers of a declared field. */
  Set<Modifier> modifiersOf(Variable field) {
    return shape instanceof SourceShape source
        ? source.modifiersOf(field.name())
        : Set.of(Modifier.PUBLIC);
  }

  Variable erase(Variable field) {
    return field.withType(erasure().apply(field.type()));
  }

  private Substitution erasure() {
    Substitution known = erasure;
    if (known == null) {
      known = Substitution.erasing(shape.variables());
      erasure = known;
    }
    return known;
  }

  /** Arguments of a use of this class for its type variables. */
  Substitution view(List<Type> arguments) {
    return arguments.isEmpty() ? erasure() : Substitution.of(shape.variables(), arguments);
  }
}
