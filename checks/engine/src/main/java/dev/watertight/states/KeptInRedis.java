package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Typing;
import dev.watertight.types.World;

/** Whether state is kept in Redis, by the client or behind a class of the project. */
final class KeptInRedis {
  private static final int DEPTH = 3;

  private final Bodies bodies;
  private final RedisClients redis;

  KeptInRedis(World world, Bodies bodies) {
    this.bodies = bodies;
    this.redis = new RedisClients(world);
  }

  /** Whether a clear goes to Redis: when that is down, it fails like all that goes there. */
  boolean isClearedThere(StateAccess clear, Typing typing) {
    return clear.store().kind() == StateStore.Kind.REDIS
        || clear.expression() instanceof Expr.Call call && leads(call, typing, DEPTH);
  }

  private boolean leads(Expr.Call call, Typing typing, int depth) {
    if (call.target() != null && redis.isOne(call.target(), typing)) {
      return true;
    }
    MethodInfo method = depth == 0 ? null : typing.invocation(call).method();
    return method != null && method.origin() == Origin.PROJECT && leads(method, depth);
  }

  private boolean leads(MethodInfo method, int depth) {
    Bodies.Found found = bodies.find(method);
    if (found == null || found.method().body() == null) {
      return bodies.implementations(method).stream()
          .anyMatch(implementation -> depth > 1 && leads(implementation, depth - 1));
    }
    boolean[] leads = {false};
    Nodes.expressions(
        found.method().body(),
        true,
        e ->
            leads[0] =
                leads[0] || e instanceof Expr.Call call && leads(call, found.typing(), depth - 1));
    return leads[0];
  }
}
