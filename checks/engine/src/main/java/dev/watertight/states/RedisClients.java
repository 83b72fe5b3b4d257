package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import java.util.Set;

/** Which expressions are clients of Redis. */
final class RedisClients {
  private static final List<String> CLIENTS =
      List.of("Jedis", "Redis", "StatefulRedis", "RedisTemplate", "RedisOperations", "Redisson");
  private static final Set<String> PARTS =
      Set.of(
          "opsForValue",
          "opsForHash",
          "boundHashOps",
          "boundValueOps",
          "sync",
          "async",
          "reactive");

  private final World world;

  RedisClients(World world) {
    this.world = world;
  }

  /** Whether an expression is a client of Redis, or what one gives for commands of a sort. */
  boolean isOne(Expr target, Typing typing) {
    if (target instanceof Expr.Call call && PARTS.contains(call.name()) && call.target() != null) {
      return isOne(call.target(), typing);
    }
    Type type = typing.typeOf(target);
    return !type.isUnknown()
        && !type.isPrimitive()
        && world.hierarchy(type.name()).stream()
            .map(Words::simple)
            .anyMatch(RedisClients::isClient);
  }

  private static boolean isClient(String name) {
    return CLIENTS.stream().anyMatch(c -> name.startsWith(c) || name.endsWith(c))
        || name.endsWith("Commands") && name.startsWith("Redis");
  }
}
