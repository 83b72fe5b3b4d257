package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.watertight.catalogue.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the state of dialogs is kept or reached that should not be. */
public final class StateSearch {
  private static final Pattern IN_MEMORY =
      Pattern.compile(
          "(In)?Memory(Fsm|FSM|State|Dialog|Session|Conversation|Chat|User|Context)*"
              + "(Storage|Store|Repository|Repo|Persister)");

  private static final Set<String> USER_KEYS =
      Set.of("java.lang.Long", "java.lang.Integer", "java.lang.String", "java.util.UUID");

  private static final List<String> REDIS =
      List.of(
          "redis.clients.jedis.",
          "io.lettuce.core.",
          "org.redisson.api.",
          "org.springframework.data.redis.core.");

  /** Reading may be of a cache, counting of statistics. */
  private static final Pattern WRITES =
      Pattern.compile(
          "(set|setex|psetex|setnx|hset|hmset|hdel|mset|append|del|unlink|delete|expire|lpush|rpush"
              + "|sadd|srem|zadd|zrem|put|putAll|leftPush|rightPush|add|remove|getSet|getAndSet"
              + "|flushDB|flushAll|flushdb|flushall)([A-Z].*)?");

  private static final List<String> DATABASE =
      List.of("org.springframework.jdbc.core.", "io.r2dbc.spi.");

  private static final Set<String> JDBC =
      Set.of(
          "java.sql.DriverManager",
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.PreparedStatement",
          "java.sql.CallableStatement",
          "java.sql.ResultSet",
          "javax.sql.DataSource");

  private final Application application;

  private StateSearch(Application application) {
    this.application = application;
  }

  /** Storages in memory that are made elsewhere than where the bot is put together. */
  public static Stream<Finding> storagesInMemory(Application application) {
    return application
        .calls()
        .constructions(StateSearch::isInMemory)
        .filter(access -> application.isJudged(access.getOriginOwner()))
        .filter(access -> !application.operations().starts().isRoot(access.getOriginOwner()))
        .filter(access -> !isInMemory(access.getOriginOwner()))
        .map(
            access ->
                Finding.at(
                    access,
                    "what is kept there is lost with every restart and not shared with a second"
                        + " instance; let the composition root choose the storage, by an explicit"
                        + " setting"));
  }

  private static boolean isInMemory(JavaClass type) {
    return IN_MEMORY.matcher(type.getSimpleName()).matches();
  }

  /** Maps of handlers from users to their states. */
  public static Stream<Finding> statesInMaps(Application application) {
    return handlers(application)
        .flatMap(type -> type.getFields().stream())
        .flatMap(field -> new StateSearch(application).stateInMap(field).stream());
  }

  private static Stream<JavaClass> handlers(Application application) {
    return application.judged().stream()
        .filter(application.operations()::isHandler)
        .filter(type -> !application.architecture().contexts().test(type));
  }

  private Optional<Finding> stateInMap(JavaField field) {
    if (!field.getRawType().isAssignableTo(Map.class)
        || !(field.getType() instanceof JavaParameterizedType type)
        || type.getActualTypeArguments().size() != 2) {
      return Optional.empty();
    }
    JavaType value = type.getActualTypeArguments().get(1);
    boolean keyed = USER_KEYS.contains(type.getActualTypeArguments().get(0).toErasure().getName());
    return keyed && application.architecture().states().test(value.toErasure())
        ? Optional.of(
            Finding.of(
                field,
                "keeps the " + value.toErasure().getSimpleName() + " of each user in memory",
                "a restart forgets all dialogs, abandoned ones stay for ever, and a second"
                    + " instance does not see them; keep it in the storage of the bot, with an"
                    + " expiry"))
        : Optional.empty();
  }

  /** Handlers that talk to Redis or over JDBC themselves. */
  public static Stream<Finding> storageInHandlers(Application application) {
    StateSearch search = new StateSearch(application);
    return handlers(application)
        .filter(type -> !application.operations().starts().isRoot(type))
        .filter(type -> !application.operations().entryPoints().servesPrograms(type))
        .flatMap(search::storageAccesses);
  }

  private Stream<Finding> storageAccesses(JavaClass handler) {
    // What else is in a database is no state; who knows states as well stores them.
    boolean knowsStates =
        handler.getDirectDependenciesFromSelf().stream()
            .anyMatch(d -> application.architecture().states().test(d.getTargetClass()));
    return handler.getMethods().stream()
        .filter(method -> !application.operations().starts().isStart(method))
        .flatMap(method -> firstStorageAccess(method, knowsStates).stream());
  }

  private Optional<Finding> firstStorageAccess(JavaCodeUnit unit, boolean knowsStates) {
    return application.calls().of(unit).stream()
        .filter(access -> isRedisWrite(access) || knowsStates && isDatabaseAccess(access))
        .min(
            Comparator.<JavaAccess<?>>comparingInt(JavaAccess::getLineNumber)
                .thenComparing(JavaAccess::getDescription))
        .map(
            access ->
                Finding.at(
                    access,
                    "what a handler stores by itself has neither the expiry nor the locks of the"
                        + " other dialogs, and stays when the dialog is cleared; go through the"
                        + " context or the storage that is passed to the handler"));
  }

  private boolean isRedisWrite(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return WRITES.matcher(access.getName()).matches()
        && !application.isImported(owner)
        && REDIS.stream().anyMatch(owner::startsWith)
        && !owner.contains(".params.");
  }

  private boolean isDatabaseAccess(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = owner.getName();
    return !access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
        && !access.getName().equals("close")
        && !application.isImported(name)
        && (JDBC.contains(name)
            || DATABASE.stream().anyMatch(name::startsWith)
            || application
                .resources()
                .resource(owner)
                .filter(r -> r.kind() == Kind.DB_POOL)
                .isPresent());
  }

  /** What states hold that cannot or should not be stored. */
  public static Stream<Finding> contents(Application application) {
    StateContents contents = new StateContents(application);
    return application.judged().stream()
        .filter(type -> application.architecture().states().test(type))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.TRANSIENT))
        .flatMap(
            field ->
                contents.unfit(field.getType()).stream()
                    .map(
                        wrong ->
                            Finding.of(
                                field,
                                "holds " + wrong,
                                "a state is written and read with every step, by a process that"
                                    + " may have been started in between; keep an identifier in it,"
                                    + " and the thing itself in a place made for it")));
  }
}
