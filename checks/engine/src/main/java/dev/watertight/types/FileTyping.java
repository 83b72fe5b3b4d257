package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names and types of one file, worked out from its text and the world. */
final class FileTyping implements Typing {
  private final ProjectWorld world;
  private final SourceFile file;
  private final Attribution attribution;
  private final RowReader reader = new RowReader(new Interner());
  private final FileRow row;
  private final TypeLookup lookup;
  private final FileScope scope;
  private final Bindings bindings;
  private final Map<String, Optional<KnownType>> own = new HashMap<>();
  private final Names names;
  private final Calls calls;
  private final References references;
  private final ExpressionTypes expressions;
  private boolean provisional;

  FileTyping(ProjectWorld world, SourceFile file, Attribution attribution) {
    this.world = world;
    this.file = file;
    this.attribution = attribution;
    this.row = reader.file(file);
    this.lookup = new OwnFirst(world.lookup(file.path()));
    this.scope = world.scope(row, lookup);
    this.bindings = Binder.bind(file, Scope.of(scope));
    this.names = new Names(this);
    this.calls = new Calls(this);
    this.references = new References(this);
    this.expressions = new ExpressionTypes(this);
  }

  /** Finds the classes of this file, local ones too, before those of the world. */
  private final class OwnFirst implements TypeLookup {
    private final TypeLookup others;

    OwnFirst(TypeLookup others) {
      this.others = others;
    }

    @Override
    public @Nullable KnownType find(String binaryName) {
      Optional<KnownType> known = own.get(binaryName);
      if (known == null) {
        known = Optional.ofNullable(declared(binaryName));
        own.put(binaryName, known);
      }
      return known.isPresent() ? known.get() : others.find(binaryName);
    }

    @Override
    public boolean closed(String packageName) {
      return packageName.equals(row.packageName()) || others.closed(packageName);
    }
  }

  private @Nullable KnownType declared(String binaryName) {
    Bindings.Declared declared = bindings.type(binaryName);
    if (declared == null) {
      return null;
    }
    for (ClassRow indexed : world.index().all(binaryName)) {
      if (indexed.file().path().equals(file.path())) {
        return world.known(indexed);
      }
    }
    ClassRow fresh = reader.row(declared.declaration(), row, null);
    return new KnownType(new SourceShape(fresh, declared.around()), null, lookup);
  }

  TypeLookup lookup() {
    return lookup;
  }

  FileScope scope() {
    return scope;
  }

  Bindings bindings() {
    return bindings;
  }

  Names names() {
    return names;
  }

  References references() {
    return references;
  }

  Calls calls() {
    return calls;
  }

  Attribution attribution() {
    return attribution;
  }

  /** What names mean where an expression stands. */
  Scope scopeOf(Expr expression) {
    return bindings.at(expression.place().start());
  }

  /** Whether the last answer rests on a call that is not yet decided, so must not be kept. */
  boolean isProvisional() {
    return provisional;
  }

  void setProvisional(boolean value) {
    provisional = value;
  }

  @Override
  public Type typeOf(Expr expression) {
    return expressions.of(expression);
  }

  /** Type of an argument while the method that takes it is being chosen. */
  Type typeForOverloads(Expr argument) {
    boolean before = provisional;
    provisional = false;
    Type type = typeOf(argument);
    provisional = before;
    return type;
  }

  @Override
  public @Nullable Variable variable(Expr expression) {
    return names.of(expression) instanceof Named.OfVariable v ? v.variable() : null;
  }

  @Override
  public @Nullable Type typeNamed(Expr expression) {
    return names.of(expression) instanceof Named.OfType t ? t.type() : null;
  }

  @Override
  public Variable declared(Stmt.Local local) {
    return declared(
        local, local.place(), Variable.Kind.LOCAL, local.name(), local.namePlace().start());
  }

  @Override
  public Variable declared(Stmt.Catch clause) {
    return declared(
        clause, clause.place(), Variable.Kind.EXCEPTION, clause.name(), clause.namePlace().start());
  }

  @Override
  public Variable declared(Parameter parameter) {
    return declared(
        parameter,
        parameter.place(),
        Variable.Kind.PARAMETER,
        parameter.name(),
        parameter.place().start());
  }

  @Override
  public @Nullable Variable declared(Pattern.OfType pattern) {
    Local local = bindings.declared(pattern, pattern.place());
    return local == null ? null : local.variable(this);
  }

  private Variable declared(Object node, Place place, Variable.Kind kind, String name, int offset) {
    Local local = bindings.declared(node, place);
    return local == null
        ? new Variable(kind, name, "", offset, Type.UNKNOWN, false, false)
        : local.variable(this);
  }

  @Override
  public Invocation invocation(Expr expression) {
    if (expression instanceof Expr.MethodRef reference) {
      MethodInfo method = attribution.method(expression);
      Invocation own = references.of(reference);
      return method == null ? own : attributed(method, own);
    }
    if (!(expression instanceof Expr.Call) && !(expression instanceof Expr.New)) {
      return new Invocation(Type.UNKNOWN, "", null, false);
    }
    MethodInfo method = attribution.method(expression);
    if (method != null) {
      return attributed(method, calls.made(expression));
    }
    Resolution resolution = calls.of(expression);
    Members.Candidate chosen = resolution.chosen;
    return new Invocation(
        resolution.receiver,
        resolution.name,
        chosen == null ? null : chosen.info(),
        resolution.viaType);
  }

  private static Invocation attributed(MethodInfo method, Invocation own) {
    return new Invocation(
        own.receiver().isUnknown() ? Type.of(method.owner()) : own.receiver(),
        own.name(),
        method,
        own.viaType());
  }

  @Override
  public Type receiver(Expr.Call call) {
    return calls.receiver(call).type();
  }

  @Override
  public Type resolve(TypeName name) {
    return bindings.at(name.place().start()).resolve(name);
  }

  @Override
  public Answer isA(Type type, String supertype) {
    boolean declaredHere =
        !type.isArray() && !type.isUnknown() && bindings.type(type.name()) != null;
    return declaredHere
        ? Subtyping.isSubtype(type.name(), supertype, lookup)
        : world.isA(type, supertype);
  }

  @Override
  public TypeInfo info(TypeDecl declaration) {
    KnownType known = lookup.find(declaration.binaryName());
    if (known == null) {
      throw new IllegalArgumentException(
          "not a class of " + file.path() + ": " + declaration.binaryName());
    }
    return known;
  }

  @Override
  public MethodInfo info(MethodDecl declaration) {
    String owner = bindings.ownerOf(declaration);
    KnownType known = owner == null ? null : lookup.find(owner);
    if (known != null && known.shape() instanceof SourceShape source) {
      return known.erase(source.signature(reader.row(declaration)));
    }
    throw new IllegalArgumentException(
        "not a method of " + file.path() + ": " + declaration.name());
  }

  @Override
  public @Nullable Object constant(Expr expression) {
    return new ConstantVariables(this).of(expression);
  }

  /** Type expected at a site, UNKNOWN where nothing is. */
  Type expected(Site site) {
    return expressions.expected(site);
  }

  /** Type of a parameter of a lambda that is written without one. */
  Type lambdaParameter(Expr.Lambda lambda, int index) {
    Functions.Function function = Functions.of(expected(bindings.site(lambda)), lookup);
    return function == null || index >= function.parameters().size()
        ? Type.UNKNOWN
        : function.parameters().get(index);
  }

  /** What a loop over this type gives. */
  Type elementOf(Type iterable) {
    if (iterable.isArray()) {
      return new Type(iterable.name(), iterable.arguments(), iterable.dimensions() - 1);
    }
    Type above = Members.asSuper(iterable, "java.lang.Iterable", lookup);
    if (above == null) {
      return Type.UNKNOWN;
    }
    return above.arguments().isEmpty() ? Type.OBJECT : above.arguments().get(0);
  }

  /** A type that all of these are of. */
  Type commonOf(List<Type> types) {
    Type common = Type.NULL;
    for (Type type : types) {
      common = Subtyping.common(common, type, lookup);
    }
    return common;
  }

  /** Type of a component of a record that a pattern takes apart. */
  Type componentOf(Type written, Type matched, int index) {
    KnownType known = lookup.find(written.name());
    if (known == null) {
      return Type.UNKNOWN;
    }
    Type exact = written;
    if (written.arguments().isEmpty() && matched.name().equals(written.name())) {
      exact = matched;
    }
    int component = 0;
    for (Variable field : known.shape().fields()) {
      if (!field.isStatic() && component++ == index) {
        return known.view(exact.arguments()).apply(field.type());
      }
    }
    return Type.UNKNOWN;
  }

  /** The superclass of a class, as far as it is known. */
  Type superclassOf(String className) {
    KnownType known = lookup.find(className);
    if (known == null) {
      return Type.UNKNOWN;
    }
    Type superclass = known.shape().superclass();
    return superclass == null ? Type.OBJECT : known.view(List.of()).apply(superclass);
  }

  /** Where {@code super.x} looks. */
  Type superOf(Expr.Super target) {
    Type named = target.qualifier() == null ? null : typeNamed(target.qualifier());
    if (named != null) {
      KnownType known = lookup.find(named.name());
      if (known != null && known.isInterface()) {
        return named;
      }
      return superclassOf(named.name());
    }
    String around = scopeOf(target).enclosingClass();
    return around == null ? Type.UNKNOWN : superclassOf(around);
  }
}
