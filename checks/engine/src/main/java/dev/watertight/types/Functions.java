package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Stmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functional interfaces, and what lambdas give back. */
final class Functions {
  private static final Set<String> OF_OBJECT = Set.of("equals/1", "hashCode/0", "toString/0");

  private Functions() {}

  /**
   * The method that a lambda of some type implements.
   *
   * @param parameters in terms of the type's arguments
   */
  record Function(List<Type> parameters, Type returns) {}

  /** The only abstract method of an interface, null where there is not exactly one. */
  static Members.@Nullable Candidate search(KnownType type) {
    if (!type.isInterface() || !type.lineage().isComplete()) {
      return null;
    }
    Map<String, KnownMethod> byName = new LinkedHashMap<>();
    Map<String, Type> owners = new LinkedHashMap<>();
    for (Lineage.Ancestor ancestor : type.lineage().ancestors()) {
      KnownType declaring = ancestor.known();
      if (declaring == null) {
        return null;
      }
      for (MethodInfo method : declaring.methods()) {
        String key = method.name() + "/" + method.parameters().size();
        if (!method.isStatic() && !OF_OBJECT.contains(key) && !byName.containsKey(key)) {
          byName.put(key, find(declaring, method));
          owners.put(key, ancestor.type());
        }
      }
    }
    Members.Candidate found = null;
    for (Map.Entry<String, KnownMethod> entry : byName.entrySet()) {
      MethodInfo method = entry.getValue().erased();
      KnownType declaring = type.lookup().find(method.owner());
      if (declaring == null || !Members.isAbstract(method, declaring)) {
        continue;
      }
      if (found != null) {
        return null;
      }
      Type owner = owners.getOrDefault(entry.getKey(), Type.OBJECT);
      found = Members.Candidate.of(entry.getValue(), declaring.view(owner.arguments()));
    }
    return found;
  }

  private static KnownMethod find(KnownType declaring, MethodInfo method) {
    for (KnownMethod known : declaring.methods(method.name())) {
      if (known.erased().equals(method)) {
        return known;
      }
    }
    return new KnownMethod(Signature.of(method), method);
  }

  /** What a lambda of this type takes and gives, null where the type is not known to be one. */
  static @Nullable Function of(Type type, TypeLookup lookup) {
    KnownType known = type.isArray() || type.isUnknown() ? null : lookup.find(type.name());
    Members.Candidate function = known == null ? null : known.function();
    if (known == null || function == null) {
      return null;
    }
    Substitution view = known.view(type.arguments());
    MethodInfo generic = function.method().signature().method();
    List<Type> parameters = new ArrayList<>();
    for (Type parameter : generic.parameters()) {
      parameters.add(view.apply(function.view().apply(parameter)));
    }
    return new Function(parameters, view.apply(function.view().apply(generic.returns())));
  }

  /** Whether a lambda with so many parameters may be of this type. */
  static Answer accepts(Type type, int parameters, TypeLookup lookup) {
    if (type.isArray() || type.isPrimitive() || type.isObject()) {
      return Answer.NO;
    }
    KnownType known = type.isUnknown() ? null : lookup.find(type.name());
    if (known == null) {
      return Answer.UNKNOWN;
    }
    if (!known.isInterface()) {
      return known.shape().isComplete() ? Answer.NO : Answer.UNKNOWN;
    }
    Members.Candidate function = known.function();
    if (function == null) {
      return known.lineage().isComplete() ? Answer.NO : Answer.UNKNOWN;
    }
    return function.parameters().size() == parameters ? Answer.YES : Answer.NO;
  }

  /** The values that a lambda's block returns; none for a block that returns nothing. */
  static List<Expr> results(Expr.Lambda lambda) {
    List<Expr> results = new ArrayList<>();
    Results.of(
        lambda.body(),
        statement -> {
          if (statement instanceof Stmt.Return r && r.value() != null) {
            results.add(r.value());
          }
        });
    return results;
  }

  /** The values that a switch expression yields. */
  static List<Expr> results(Expr.SwitchExpr expression) {
    List<Expr> results = new ArrayList<>();
    for (Stmt.Case branch : expression.cases()) {
      for (Stmt statement : branch.body()) {
        Results.of(
            statement,
            inner -> {
              if (inner instanceof Stmt.Yield y) {
                results.add(y.value());
              }
            });
      }
    }
    return results;
  }
}
