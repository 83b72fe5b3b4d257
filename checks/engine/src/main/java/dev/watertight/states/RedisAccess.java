package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State under a key of Redis, or in a hash of all users' states. */
final class RedisAccess {
  private static final Set<String> READS = Set.of("get", "hget", "exists", "hexists", "hasKey");
  private static final Set<String> WRITES =
      Set.of("set", "setex", "psetex", "hset", "put", "hmset", "setIfAbsent", "setnx");
  private static final Set<String> ENDS =
      Set.of("del", "unlink", "delete", "hdel", "remove", "getAndDelete", "getDel", "getdel");
  private final RedisClients clients;
  private final DialogKeys keys;

  RedisAccess(World world, DialogKeys keys) {
    this.clients = new RedisClients(world);
    this.keys = keys;
  }

  static boolean isEnding(String method) {
    return ENDS.contains(method);
  }

  @Nullable StateAccess access(Expr.Call call, Typing typing) {
    boolean reads = READS.contains(call.name());
    boolean writes = WRITES.contains(call.name());
    if (!reads && !writes && !ENDS.contains(call.name())
        || call.target() == null
        || call.arguments().isEmpty()
        || !clients.isOne(call.target(), typing)) {
      return null;
    }
    String name = null;
    Expr user = null;
    for (Expr argument :
        call.arguments()
            .subList(
                0, writes ? Math.max(1, call.arguments().size() - 1) : call.arguments().size())) {
      String found = stateName(argument, typing);
      name = found == null ? name : found;
      user = keys.isKey(argument, typing) ? argument : user;
    }
    if (name == null || user == null) {
      return null;
    }
    StateStore store =
        new StateStore(
            StateStore.Kind.REDIS,
            name,
            typing.typeOf(call.target()).name(),
            Words.sense(name) == Words.Sense.STATE);
    Expr value = writes ? call.arguments().get(call.arguments().size() - 1) : null;
    StateAccess.Kind kind =
        reads ? StateAccess.Kind.READ : writes ? StateAccess.Kind.WRITE : StateAccess.Kind.CLEAR;
    return new StateAccess(kind, call, store, user, value, kind == StateAccess.Kind.CLEAR);
  }

  /** The part of a key that says state, as {@code user_state:}; null for none. */
  private static @Nullable String stateName(Expr key, Typing typing) {
    String[] found = {null};
    Nodes.expressions(
        key,
        false,
        e -> {
          String text = null;
          if (e instanceof Expr.Literal literal && literal.value() instanceof String s) {
            text = s;
          } else if (e instanceof Expr.Name name) {
            text = typing.constant(e) instanceof String s ? s : name.identifier();
          } else if (e instanceof Expr.Select select) {
            text = typing.constant(e) instanceof String s ? s : select.name();
          } else if (e instanceof Expr.Call call) {
            text = call.name();
          }
          if (text != null && found[0] == null && Words.sense(text) != Words.Sense.NONE) {
            found[0] = text;
          }
        });
    return found[0];
  }
}
