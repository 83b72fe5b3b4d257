package dev.watertight.analysis;

import dev.watertight.analysis.Birth.Certainty;
import dev.watertight.analysis.Birth.Grade;
import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Project types that are resources themselves: they open something for a field of theirs when they
 * are made, and have a method that closes it. Thread-safe.
 */
final class Owners {
  /** Owners of owners of owners are followed this far; what is found does not hang on the way. */
  private static final int DEPTH = 4;

  private final ResourceFacts facts;
  private final FileSource files;
  private final Map<String, Optional<Birth>> known = new ConcurrentHashMap<>();
  private final Map<String, Boolean> selfClosing = new ConcurrentHashMap<>();

  Owners(ResourceFacts facts, FileSource files) {
    this.facts = facts;
    this.files = files;
  }

  /** What making an object opens, given what is thought of its type. */
  @Nullable Birth judged(@Nullable Birth birth, Type type) {
    return judged(birth, type, DEPTH);
  }

  /**
   * What a creation opens that its maker has to close.
   *
   * @param body the body of an anonymous class, null for none
   */
  @Nullable Birth judged(@Nullable Birth birth, Type type, @Nullable TypeDecl body) {
    Birth judged = judged(birth, type);
    return judged != null && closesItself(type, body)
        ? judged.atMost(Certainty.ON_EVIDENCE)
        : judged;
  }

  private boolean closesItself(Type type, @Nullable TypeDecl body) {
    if (body == null) {
      return selfClosing.computeIfAbsent(type.name(), name -> closesItself(name, null));
    }
    return closesItself(type.name(), body);
  }

  private boolean closesItself(String type, @Nullable TypeDecl body) {
    SelfClosing self = new SelfClosing();
    if (body != null) {
      self.add(body);
    }
    for (String name : facts.world().hierarchy(type)) {
      TypeDecl declared = declaration(name);
      if (declared != null) {
        self.add(declared);
      }
    }
    return self.holds();
  }

  /** The declaration of a class of the project, null for others. */
  private @Nullable TypeDecl declaration(String name) {
    TypeInfo info = facts.world().type(name);
    String path =
        info != null && info.origin() == Origin.PROJECT ? facts.world().fileOf(name) : null;
    SourceFile file = path == null ? null : files.load(path);
    return file == null ? null : declaration(name, file);
  }

  private @Nullable Birth judged(@Nullable Birth birth, Type type, int depth) {
    if (birth == null) {
      return runsByItself(type) ? null : birth(type, depth);
    }
    if (facts.entry(type.name()) != null) {
      return birth;
    }
    // Whoever overrides the close of a stream that needs none means it to be called.
    if (isClosedByNothing(type)) {
      return birth.atMost(Certainty.IF_DROPPED);
    }
    Birth owned = birth.grade() == Grade.STORAGE ? null : birth(type, depth);
    return owned == null ? birth : owned;
  }

  /** Whether the nearest close method is a project's own and empty. */
  private boolean isClosedByNothing(Type type) {
    for (String name : facts.world().hierarchy(type.name())) {
      TypeDecl found = declaration(name);
      if (found == null) {
        return false;
      }
      Optional<MethodDecl> close =
          found
              .methods()
              .filter(m -> m.name().equals("close") && m.parameters().isEmpty())
              .findFirst();
      if (close.isPresent()) {
        Stmt.Block body = close.get().body();
        return body != null && body.statements().isEmpty();
      }
    }
    return false;
  }

  /** What making an object of this type opens, null for nothing. */
  private @Nullable Birth birth(Type type, int depth) {
    if (type.isUnknown() || depth == 0) {
      return null;
    }
    for (String name : facts.world().hierarchy(type.name())) {
      TypeInfo info = facts.world().type(name);
      if (info != null && info.origin() == Origin.PROJECT && mayOwn(info)) {
        String key = name + '#' + depth;
        Optional<Birth> owned = known.get(key);
        if (owned == null) {
          owned = Optional.ofNullable(find(name, depth));
          known.put(key, owned);
        }
        if (owned.isPresent()) {
          Birth birth = owned.get();
          return new Birth(type.name(), birth.grade(), false, Certainty.SURE, false, false);
        }
      }
    }
    return null;
  }

  /** What owns has a field for it and a method that closes it. */
  private static boolean mayOwn(TypeInfo type) {
    return type.methods().stream()
            .anyMatch(m -> m.parameters().isEmpty() && ResourceFacts.isClosing(m.name()))
        && !type.fields().isEmpty();
  }

  /** Who has a thread of his own closes when that ends. */
  private boolean runsByItself(Type type) {
    return facts.world().isA(type, "java.lang.Runnable") == Answer.YES;
  }

  private @Nullable Birth find(String name, int depth) {
    String path = facts.world().fileOf(name);
    SourceFile file = path == null ? null : files.load(path);
    TypeDecl type = file == null ? null : declaration(name, file);
    if (file == null || type == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    Map<Variable, Birth> owned = owned(type, typing, depth);
    Set<Variable> closed = closed(type, typing);
    owned.keySet().retainAll(closed);
    return owned.values().stream().min((a, b) -> a.grade().compareTo(b.grade())).orElse(null);
  }

  private static @Nullable TypeDecl declaration(String name, SourceFile file) {
    for (TypeDecl type : file.types()) {
      TypeDecl found = declaration(name, type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable TypeDecl declaration(String name, TypeDecl type) {
    if (type.binaryName().equals(name)) {
      return type;
    }
    return type.types()
        .map(nested -> declaration(name, nested))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  private Map<Variable, Birth> owned(TypeDecl type, Typing typing, int depth) {
    Map<Variable, Birth> owned = new HashMap<>();
    for (FieldDecl field : type.fields().toList()) {
      Variable variable = typing.info(type).field(field.name());
      if (field.initializer() != null && variable != null && !variable.isStatic()) {
        own(variable, field.initializer(), typing, depth, owned);
      }
    }
    type.methods()
        .filter(m -> m.isConstructor() && m.body() != null)
        .forEach(
            m ->
                Nodes.expressions(
                    m.body(),
                    false,
                    e -> {
                      if (e instanceof Expr.Assign assign) {
                        Variable variable = typing.variable(assign.target());
                        if (variable != null && variable.isField() && !variable.isStatic()) {
                          own(variable, assign.value(), typing, depth, owned);
                        }
                      }
                    }));
    return owned;
  }

  private void own(
      Variable field, Expr value, Typing typing, int depth, Map<Variable, Birth> owned) {
    if (value instanceof Expr.New creation && creation.body() == null) {
      int wrapped = facts.wrapped(creation, typing);
      if (wrapped >= 0) {
        own(field, creation.arguments().get(wrapped), typing, depth, owned);
        return;
      }
    }
    Birth birth =
        value instanceof Expr.New creation
            ? judged(facts.created(creation, typing), typing.resolve(creation.type()), depth - 1)
            : value instanceof Expr.Call call
                ? facts.obtained(call, typing.invocation(call), typing)
                : null;
    if (birth != null
        && birth.certainty() == Certainty.SURE
        && facts.kind(birth.type()) != Kind.EXECUTOR) {
      owned.putIfAbsent(field, birth);
    }
  }

  private static Set<Variable> closed(TypeDecl type, Typing typing) {
    Set<Variable> closed = new HashSet<>();
    type.methods()
        .filter(m -> m.body() != null && !m.isStatic() && isCloser(m))
        .forEach(
            m -> {
              Nodes.expressions(
                  m.body(),
                  true,
                  e -> {
                    if (e instanceof Expr.Call call && ResourceFacts.isTakingBack(call.name())) {
                      add(call.target(), typing, closed);
                      call.arguments().forEach(a -> add(a, typing, closed));
                    } else if (e instanceof Expr.MethodRef reference) {
                      add(reference.target(), typing, closed);
                    }
                  });
              Nodes.statements(
                  m.body(),
                  s -> {
                    if (s instanceof Stmt.Try x) {
                      for (Stmt resource : x.resources()) {
                        if (resource instanceof Stmt.Expression named) {
                          add(named.expression(), typing, closed);
                        }
                      }
                    }
                  });
            });
    return closed;
  }

  private static boolean isCloser(MethodDecl method) {
    return method.parameters().isEmpty() && ResourceFacts.isClosing(method.name());
  }

  private static void add(@Nullable Expr e, Typing typing, Set<Variable> closed) {
    Expr named = e;
    while (named instanceof Expr.Cast cast) {
      named = cast.operand();
    }
    Variable variable = named == null ? null : typing.variable(named);
    if (variable != null && variable.isField()) {
      closed.add(variable);
    }
  }
}
