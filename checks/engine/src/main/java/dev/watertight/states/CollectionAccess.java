package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State in a map or set that is kept in a field and asked by user. A registry has states for its
 * keys, a cache or a game other names.
 */
final class CollectionAccess {
  private static final Set<String> READS = Set.of("get", "getOrDefault", "containsKey", "contains");
  private static final Set<String> WRITES =
      Set.of("put", "putIfAbsent", "add", "replace", "compute", "computeIfAbsent", "merge");
  private static final Set<String> ENDS = Set.of("remove", "invalidate", "asMap");
  private static final List<String> KEYED =
      List.of(
          "java.util.Map",
          "com.github.benmanes.caffeine.cache.Cache",
          "com.google.common.cache.Cache");

  private final World world;
  private final IdleConstants idle;
  private final DialogKeys keys;

  CollectionAccess(World world, IdleConstants idle, DialogKeys keys) {
    this.world = world;
    this.idle = idle;
    this.keys = keys;
  }

  static boolean isEnding(String method) {
    return ENDS.contains(method) || WRITES.contains(method);
  }

  static boolean isRemoving(String method) {
    return ENDS.contains(method);
  }

  @Nullable StateAccess access(Expr.Call call, Typing typing) {
    boolean reads = READS.contains(call.name());
    boolean writes = WRITES.contains(call.name());
    if (!reads && !writes && !ENDS.contains(call.name())
        || call.target() == null
        || call.arguments().isEmpty()
        || !keys.isKey(call.arguments().get(0), typing)) {
      return null;
    }
    Variable variable = typing.variable(call.target());
    if (variable == null || !variable.isField()) {
      return null;
    }
    StateStore store = store(variable);
    Expr key = call.arguments().get(0);
    if (store == null) {
      return null;
    }
    Expr value =
        writes && call.arguments().size() > 1
            ? call.arguments().get(call.arguments().size() - 1)
            : null;
    if (reads) {
      return new StateAccess(StateAccess.Kind.READ, call, store, key, null, false);
    }
    if (writes) {
      boolean ends = value != null && endsDialog(value, variable, typing);
      StateAccess.Kind kind = ends ? StateAccess.Kind.CLEAR : StateAccess.Kind.WRITE;
      return new StateAccess(kind, call, store, key, value, false);
    }
    return new StateAccess(StateAccess.Kind.CLEAR, call, store, key, null, true);
  }

  /** The store that a field is, null where it is none or may be something else. */
  @Nullable StateStore store(Variable field) {
    Type type = field.type();
    boolean keyed = KEYED.stream().anyMatch(k -> world.isA(type, k) == Answer.YES);
    if (!keyed && world.isA(type, "java.util.Set") != Answer.YES) {
      return null;
    }
    List<Type> arguments = type.arguments();
    if (!arguments.isEmpty() && !isUserId(arguments.get(0)) && !keys.isNamed(arguments.get(0))) {
      return null;
    }
    Words.Sense sense = Words.sense(field.name());
    if (keyed && arguments.size() == 2) {
      Words.Sense ofValue = Words.sense(Words.simple(arguments.get(1).name()));
      sense = ofValue.compareTo(sense) > 0 ? ofValue : sense;
    }
    return sense == Words.Sense.NONE
        ? null
        : new StateStore(
            StateStore.Kind.COLLECTION, field.name(), type.name(), sense == Words.Sense.STATE);
  }

  private static boolean isUserId(Type type) {
    return switch (type.name()) {
      case "java.lang.Long",
          "java.lang.String",
          "java.lang.Integer",
          "java.math.BigInteger",
          "long",
          "?" ->
          true;
      default ->
          Words.simple(type.name()).endsWith("Id")
              || Words.simple(type.name()).endsWith("Key")
              || Set.of("User", "Chat", "Member").contains(Words.simple(type.name()));
    };
  }

  private boolean endsDialog(Expr value, Variable variable, Typing typing) {
    if (value instanceof Expr.Literal literal && literal.value() instanceof Boolean flag) {
      return !flag && Words.hasAny(variable.name(), Set.of("awaiting", "waiting", "expecting"));
    }
    return idle.sense(value, typing) != IdleConstants.Sense.NONE;
  }
}
