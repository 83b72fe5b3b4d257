package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.NeedsClose;
import dev.watertight.catalogue.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fields that hold clients and connections which should not be held there. */
public final class HeldClients {
  private static final Set<Kind> CLIENTS =
      Set.of(
          Kind.STORAGE,
          Kind.REDIS_CLIENT,
          Kind.HTTP_CLIENT,
          Kind.DB_POOL,
          Kind.DB_CONNECTION,
          Kind.BROKER_CONNECTION,
          Kind.BOT_SESSION);

  /** What is a conversation with a server; their statements and transactions go with them. */
  private static final List<String> CONVERSATIONS =
      List.of("Connection", "Session", "Jedis", "Handle", "EntityManager");

  /** Frameworks inject one that finds the one of the thread. */
  private static final Set<String> INJECTED =
      Set.of(
          "jakarta.persistence.EntityManager",
          "javax.persistence.EntityManager",
          "org.hibernate.Session",
          "org.apache.ibatis.session.SqlSession");

  private static final Set<String> OPENING =
      Set.of("openSession", "createEntityManager", "openStatelessSession", "withOptions");

  private static final String SQLITE = "org/sqlite/JDBC.class";

  private final Application application;
  private final Lives lives;
  private final Lazy<Boolean> mayBeSqlite;

  private HeldClients(Application application) {
    this.application = application;
    this.lives = new Lives(application);
    this.mayBeSqlite = new Lazy<>(() -> mayBeSqlite(application));
  }

  /** Clients in static fields that nobody has to answer for. */
  public static Stream<Finding> inStaticFields(Application application) {
    return new HeldClients(application).inStaticFields();
  }

  private Stream<Finding> inStaticFields() {
    return fields()
        .filter(HeldClients::isStatic)
        .filter(field -> !application.operations().starts().isRoot(field.getOwner()))
        .filter(field -> isClient(field.getRawType()) && !isReleased(field))
        .map(
            field ->
                Finding.of(
                    field,
                    "holds " + Words.a(Words.simple(field.getRawType().getName())),
                    "it is nobody's to close, so its connections stay until the process dies, and"
                        + " tests and restarts inside the process add to them; make it in the"
                        + " composition root, pass it on and close it there"));
  }

  private Stream<JavaField> fields() {
    return application.judged().stream().flatMap(type -> type.getFields().stream());
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  private boolean isClient(JavaClass type) {
    return isLibraryClient(type)
        || application.isImported(type.getName())
            && !type.isInterface()
            && application.clients().isOwner(type)
            && type.getAllFields().stream()
                .filter(field -> !isStatic(field))
                .anyMatch(field -> isLibraryClient(field.getRawType()));
  }

  private boolean isLibraryClient(JavaClass type) {
    return application
        .resources()
        .resource(type)
        .filter(r -> CLIENTS.contains(r.kind()) && r.needsClose() == NeedsClose.ALWAYS)
        .isPresent();
  }

  /** Whether its own class has a method that closes it, as a holder with {@code close()} does. */
  private boolean isReleased(JavaField field) {
    return application
        .calls()
        .in(field.getOwner())
        .anyMatch(call -> application.closers().releases(call, field.getRawType()));
  }

  /** Connections of one thread in objects that serve all threads. */
  public static Stream<Finding> shared(Application application) {
    return new HeldClients(application).shared();
  }

  private Stream<Finding> shared() {
    return Stream.concat(sharedByFields(), sharedAsBeans());
  }

  private Stream<Finding> sharedByFields() {
    return fields()
        .filter(field -> isOfOneThread(field.getRawType()))
        .filter(field -> !isInjected(field) && !isGuarded(field) && isShared(field))
        .map(
            field ->
                Finding.of(
                    field,
                    "shares one " + Words.simple(field.getRawType().getName()),
                    "two threads that use it at once get each other's answers or commit each"
                        + " other's work; borrow one from a pool for each operation and close it"
                        + " there"));
  }

  private boolean isOfOneThread(JavaClass type) {
    Optional<ResourceType> resource = application.resources().resource(type);
    return resource.isPresent()
        && !resource.get().threadSafe()
        && resource.get().needsClose() == NeedsClose.ALWAYS
        && (resource.get().kind() == Kind.REDIS_CLIENT
            || resource.get().kind() == Kind.DB_CONNECTION)
        && CONVERSATIONS.stream().anyMatch(resource.get().simpleName()::endsWith)
        && !(resource.get().name().equals("java.sql.Connection") && mayBeSqlite.get());
  }

  /** SQLite's connections take turns by themselves, and no class file says to what they lead. */
  private static boolean mayBeSqlite(Application application) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null && loader.getResource(SQLITE) != null
        || application.classes().stream()
            .anyMatch(type -> type.getName().toLowerCase(java.util.Locale.ROOT).contains("sqlite"));
  }

  /** Whether it is given from outside, where it may be a proxy. */
  private boolean isInjected(JavaField field) {
    return application
            .resources()
            .resource(field.getRawType())
            .filter(resource -> INJECTED.contains(resource.name()))
            .isPresent()
        && application
            .calls()
            .in(field.getOwner())
            .noneMatch(call -> OPENING.contains(call.getName()));
  }

  /** Whether all that uses it waits for its turn. */
  private static boolean isGuarded(JavaField field) {
    List<JavaCodeUnit> users =
        field.getAccessesToSelf().stream()
            .map(JavaFieldAccess::getOrigin)
            .filter(JavaMethod.class::isInstance)
            .toList();
    return !users.isEmpty()
        && users.stream().allMatch(user -> user.getModifiers().contains(JavaModifier.SYNCHRONIZED));
  }

  private boolean isShared(JavaField field) {
    JavaClass owner = field.getOwner();
    return isStatic(field)
        || Lives.isSingleton(owner)
        || application.operations().isHandler(owner) && lives.servesAll(owner);
  }

  private Stream<Finding> sharedAsBeans() {
    return application.judged().stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> isOfOneThread(method.getRawReturnType()) && isBean(method))
        .map(
            method ->
                Finding.of(
                    method,
                    "gives all beans one " + method.getRawReturnType().getSimpleName(),
                    "two threads that use it at once get each other's answers or commit each"
                        + " other's work; give them a pool, from which each operation borrows"
                        + " one"));
  }

  private static boolean isBean(JavaMethod method) {
    return method.getAnnotations().stream()
            .anyMatch(
                a -> a.getRawType().getName().equals("org.springframework.context.annotation.Bean"))
        && method.getAnnotations().stream()
            .noneMatch(a -> a.getRawType().getSimpleName().endsWith("Scope"))
        && !INJECTED.contains(method.getRawReturnType().getName());
  }
}
