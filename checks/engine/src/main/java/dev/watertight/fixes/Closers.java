package dev.watertight.fixes;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.catalogue.Support;
import dev.watertight.types.Answer;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code close()} of a type is and throws. */
final class Closers {
  private static final int FLOOR = 17;
  private static final String AUTO_CLOSEABLE = "java.lang.AutoCloseable";

  /** Library types whose {@code close()} declares nothing; a test asks the libraries themselves. */
  static final Set<String> QUIET =
      Set.of(
          "redis.clients.jedis.Jedis",
          "redis.clients.jedis.JedisPool",
          "redis.clients.jedis.JedisPooled",
          "redis.clients.jedis.JedisSentinelPool",
          "redis.clients.jedis.JedisCluster",
          "redis.clients.jedis.UnifiedJedis",
          "redis.clients.jedis.Pipeline",
          "redis.clients.jedis.Transaction",
          "redis.clients.jedis.util.Pool",
          "com.zaxxer.hikari.HikariDataSource",
          "com.mongodb.client.MongoClient",
          "okhttp3.Response",
          "okhttp3.ResponseBody",
          "io.lettuce.core.api.StatefulRedisConnection");

  private static final Set<Kind> LIVELY =
      Set.of(Kind.EXECUTOR, Kind.BOT_SESSION, Kind.BROKER_CONNECTION);

  private final World world;
  private final Catalogue catalogue;

  Closers(World world, Catalogue catalogue) {
    this.world = world;
    this.catalogue = catalogue;
  }

  /** Whether a value may stand in a try-with-resources statement on every JDK we run on. */
  boolean isAutoCloseable(Type type, Typing typing) {
    if (type.isArray() || typing.isA(type, AUTO_CLOSEABLE) != Answer.YES) {
      return false;
    }
    for (String name : world.hierarchy(type.name())) {
      ResourceType entry = catalogue.type(name);
      if (entry != null) {
        Support support = entry.autoCloseable();
        boolean newer = support.answer() == Support.Answer.SINCE && !support.on(FLOOR);
        if (newer || (name.equals(type.name()) && !isCertain(support))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isCertain(Support support) {
    return support.on(FLOOR) && support.notIn().isEmpty();
  }

  /** Whether something may go on working in it behind the back of the method that opened it. */
  boolean isLively(Type type) {
    for (String name : world.hierarchy(type.name())) {
      ResourceType entry = catalogue.type(name);
      if (entry != null && LIVELY.contains(entry.kind())) {
        return true;
      }
    }
    return type.name().endsWith("ApplicationContext");
  }

  /** The checked exceptions that {@code close()} declares, null where that is not known. */
  @Nullable List<Type> thrown(Type type) {
    for (String name : world.hierarchy(type.name())) {
      if (QUIET.contains(name)) {
        return List.of();
      }
      TypeInfo info = world.type(name);
      if (info == null) {
        return null;
      }
      for (MethodInfo method : info.methods()) {
        if (method.name().equals("close") && method.parameters().isEmpty()) {
          return method.throwsTypes().stream().filter(this::isChecked).toList();
        }
      }
      // Nobody knows what a library's own close() still throws.
      if (info.origin() == Origin.CATALOGUE && isJdbcFree(name)) {
        return List.of(Type.of("java.lang.Exception"));
      }
    }
    return null;
  }

  private static boolean isJdbcFree(String name) {
    return !name.startsWith("java.");
  }

  private boolean isChecked(Type exception) {
    return world.isSubtype(exception.name(), "java.lang.RuntimeException") != Answer.YES
        && world.isSubtype(exception.name(), "java.lang.Error") != Answer.YES;
  }
}
