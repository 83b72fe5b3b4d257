package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class that is declared in a file; its types are resolved on demand. */
final class SourceShape implements ClassShape {
  /** Names of methods that the compiler may add. */
  private static final Set<String> IMPLIED = Set.of("<init>", "values", "valueOf");

  /** Shapes whose supertypes are being resolved, to bear classes that extend themselves. */
  private static final ThreadLocal<Set<SourceShape>> RESOLVING =
      ThreadLocal.withInitial(HashSet::new);

  /** Shapes whose type parameters are being resolved. */
  private static final ThreadLocal<Set<SourceShape>> BOUNDING =
      ThreadLocal.withInitial(HashSet::new);

  private final ClassRow row;
  private final Scope header;
  private final Scope body;
  private final Set<Scope> own;
  private volatile @Nullable List<TypeVariable> variables;
  private volatile @Nullable Supertypes supertypes;
  private volatile @Nullable List<Variable> fields;
  private volatile @Nullable Map<String, List<MethodRow>> rowsByName;

  private record Supertypes(@Nullable Type superclass, List<Type> interfaces) {}

  /**
   * A class.
   *
   * @param around where it is declared
   */
  SourceShape(ClassRow row, Scope around) {
    this.row = row;
    this.header = around.withVariables(row.header().variables());
    this.body = header.inClass(row.name());
    this.own = row.header().variables().isEmpty() ? Set.of() : Set.of(header);
  }

  ClassRow row() {
    return row;
  }

  /** What names mean in its body. */
  Scope body() {
    return body;
  }

  @Override
  public String name() {
    return row.name();
  }

  @Override
  public Origin origin() {
    return Origin.PROJECT;
  }

  @Override
  public TypeDecl.Kind kind() {
    return row.header().kind();
  }

  @Override
  public Set<Modifier> modifiers() {
    return row.header().modifiers();
  }

  @Override
  public Set<String> annotations() {
    return row.header().annotations();
  }

  @Override
  public Set<String> nested() {
    return row.nested();
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public List<TypeVariable> variables() {
    List<TypeVariable> known = variables;
    if (known == null) {
      if (!BOUNDING.get().add(this)) {
        return List.of();
      }
      try {
        known = variables(row.header().variables(), header, own);
      } finally {
        BOUNDING.get().remove(this);
      }
      variables = known;
    }
    return known;
  }

  private static List<TypeVariable> variables(
      List<TypeParameter> declared, Scope scope, Set<Scope> keep) {
    List<TypeVariable> variables = new ArrayList<>(declared.size());
    for (TypeParameter parameter : declared) {
      variables.add(new TypeVariable(parameter.name(), resolve(parameter.bounds(), scope, keep)));
    }
    return List.copyOf(variables);
  }

  private static List<Type> resolve(List<TypeName> written, Scope scope, Set<Scope> keep) {
    List<Type> types = new ArrayList<>(written.size());
    for (TypeName name : written) {
      types.add(scope.resolve(name, keep));
    }
    return List.copyOf(types);
  }

  @Override
  public @Nullable Type superclass() {
    return resolved().superclass();
  }

  @Override
  public List<Type> interfaces() {
    return resolved().interfaces();
  }

  private Supertypes resolved() {
    Supertypes known = supertypes;
    if (known == null) {
      if (!RESOLVING.get().add(this)) {
        return new Supertypes(null, List.of());
      }
      try {
        known = resolveSupertypes();
      } finally {
        RESOLVING.get().remove(this);
      }
      supertypes = known;
    }
    return known;
  }

  private Supertypes resolveSupertypes() {
    List<Type> extended = resolve(row.header().superclasses(), header, own);
    List<Type> interfaces = new ArrayList<>(resolve(row.header().interfaces(), header, own));
    return switch (kind()) {
      case INTERFACE -> {
        interfaces.addAll(0, extended);
        yield new Supertypes(null, List.copyOf(interfaces));
      }
      case ANNOTATION -> new Supertypes(null, List.of(Type.of("java.lang.annotation.Annotation")));
      case ENUM ->
          new Supertypes(new Type("java.lang.Enum", List.of(Type.of(name())), 0), interfaces);
      case RECORD -> new Supertypes(Type.of("java.lang.Record"), interfaces);
      case ANONYMOUS -> anonymous(extended, interfaces);
      case CLASS, IMPLICIT ->
          new Supertypes(extended.isEmpty() ? null : extended.get(0), interfaces);
    };
  }

  /** The type that an anonymous class names may be an interface. */
  private Supertypes anonymous(List<Type> extended, List<Type> interfaces) {
    if (extended.isEmpty()) {
      return new Supertypes(null, interfaces);
    }
    Type named = extended.get(0);
    KnownType known = header.file().lookup().find(named.name());
    return known != null && known.isInterface()
        ? new Supertypes(null, List.of(named))
        : new Supertypes(named, interfaces);
  }

  @Override
  public List<Signature> methods() {
    List<Signature> all = new ArrayList<>();
    row.methods().forEach(method -> all.add(signature(method)));
    if (row.methods().stream().noneMatch(m -> m.name().equals("<init>"))) {
      all.addAll(implied("<init>"));
    }
    all.addAll(implied("values"));
    all.addAll(implied("valueOf"));
    return all;
  }

  @Override
  public List<Signature> methods(String name) {
    List<Signature> found = new ArrayList<>();
    for (MethodRow method : byName().getOrDefault(name, List.of())) {
      found.add(signature(method));
    }
    if (!found.isEmpty() && name.equals("<init>")) {
      return found;
    }
    found.addAll(implied(name));
    return found;
  }

  @Override
  public boolean hasMethod(String name) {
    return byName().containsKey(name) || IMPLIED.contains(name);
  }

  private Map<String, List<MethodRow>> byName() {
    Map<String, List<MethodRow>> known = rowsByName;
    if (known == null) {
      known = new HashMap<>();
      for (MethodRow method : row.methods()) {
        known.computeIfAbsent(method.name(), key -> new ArrayList<>(1)).add(method);
      }
      rowsByName = known;
    }
    return known;
  }

  /** What the compiler adds. */
  private List<Signature> implied(String name) {
    boolean isEnum = kind() == TypeDecl.Kind.ENUM;
    Set<Modifier> publicStatic = EnumSet.of(Modifier.PUBLIC, Modifier.STATIC);
    if (isEnum && name.equals("values")) {
      return List.of(implied(name, List.of(), new Type(name(), List.of(), 1), publicStatic));
    }
    if (isEnum && name.equals("valueOf")) {
      return List.of(implied(name, List.of(Type.STRING), Type.of(name()), publicStatic));
    }
    if (name.equals("<init>")
        && (kind() == TypeDecl.Kind.CLASS || isEnum || kind() == TypeDecl.Kind.IMPLICIT)) {
      EnumSet<Modifier> access = EnumSet.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);
      access.retainAll(isEnum ? Set.of(Modifier.PRIVATE) : modifiers());
      return List.of(implied(name, List.of(), Type.of(name()), access));
    }
    return List.of();
  }

  private Signature implied(
      String name, List<Type> parameters, Type returns, Set<Modifier> modifiers) {
    return Signature.of(
        new MethodInfo(
            name(),
            name,
            parameters,
            false,
            returns,
            List.of(),
            Collections.unmodifiableSet(modifiers),
            Origin.PROJECT));
  }

  private static Set<Scope> union(Set<Scope> some, Scope one) {
    Set<Scope> all = new HashSet<>(some);
    all.add(one);
    return all;
  }

  /** A method of this class with its types resolved. */
  Signature signature(MethodRow method) {
    Scope scope = body.withVariables(method.variables());
    Set<Scope> keep = scope == body ? own : union(own, scope);
    TypeName returns = method.returns();
    return new Signature(
        variables(method.variables(), scope, keep),
        new MethodInfo(
            name(),
            method.name(),
            resolve(method.parameters(), scope, keep),
            method.varargs(),
            returns == null ? Type.of(name()) : scope.resolve(returns, keep),
            resolve(method.throwsTypes(), scope, keep),
            method.modifiers(),
            Origin.PROJECT));
  }

  /** Modifiers of a declared field. */
  Set<Modifier> modifiersOf(String field) {
    for (FieldRow declared : row.fields()) {
      if (declared.name().equals(field)) {
        return declared.modifiers();
      }
    }
    return Set.of();
  }

  @Override
  public List<Variable> fields() {
    List<Variable> known = fields;
    if (known == null) {
      List<Variable> all = new ArrayList<>(row.fields().size());
      for (FieldRow field : row.fields()) {
        all.add(
            new Variable(
                Variable.Kind.FIELD,
                field.name(),
                name(),
                -1,
                body.resolve(field.type(), own),
                field.modifiers().contains(Modifier.FINAL),
                field.modifiers().contains(Modifier.STATIC)));
      }
      known = List.copyOf(all);
      fields = known;
    }
    return known;
  }
}
