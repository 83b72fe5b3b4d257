package dev.watertight.archunit.internal;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where clients and pools are made that should not be made there. */
public final class ConstructedClients {
  private static final Set<String> ENTITIES =
      Set.of("Entity", "MappedSuperclass", "Embeddable", "Document", "RedisHash", "MongoEntity");

  private final Application application;
  private final Clients clients;
  private final Operations operations;

  private ConstructedClients(Application application) {
    this.application = application;
    this.clients = application.clients();
    this.operations = application.operations();
  }

  /** Clients of one type that several classes make for themselves. */
  public static Stream<Finding> ofSeveralClasses(Application application) {
    return new ConstructedClients(application).ofSeveralClasses();
  }

  private Stream<Finding> ofSeveralClasses() {
    Map<String, Map<String, Made>> byType = new TreeMap<>();
    for (Made made : lasting()) {
      JavaClass outermost = outermost(made.access().getOriginOwner());
      byType
          .computeIfAbsent(madeType(made), x -> new TreeMap<>())
          .merge(owner(outermost, made), made, ConstructedClients::first);
    }
    return byType.values().stream()
        .map(this::ofOneProcess)
        .filter(this::areTooMany)
        .flatMap(this::several);
  }

  /** Without what nobody else makes in the same process. */
  private Map<String, Made> ofOneProcess(Map<String, Made> byOwner) {
    Map<String, Set<JavaCodeUnit>> mains = new HashMap<>();
    byOwner.forEach((owner, made) -> mains.put(owner, mains(made)));
    Map<String, Made> together = new TreeMap<>(byOwner);
    together
        .keySet()
        .removeIf(
            owner ->
                byOwner.keySet().stream()
                    .noneMatch(
                        other ->
                            !other.equals(owner) && mayMeet(mains.get(owner), mains.get(other))));
    return together;
  }

  private Set<JavaCodeUnit> mains(Made made) {
    return application.graph().leadingTo(Set.of(made.access().getOrigin())).stream()
        .filter(unit -> unit instanceof JavaMethod method && Roles.isMain(method))
        .collect(toSet());
  }

  private static boolean mayMeet(
      @Nullable Set<JavaCodeUnit> mains, @Nullable Set<JavaCodeUnit> others) {
    return mains == null
        || others == null
        || mains.isEmpty()
        || others.isEmpty()
        || !Collections.disjoint(mains, others);
  }

  private Stream<Made> all() {
    return clients.made().stream()
        .filter(made -> application.isJudged(made.access().getOriginOwner()));
  }

  /** What is not made for single operations: that is worse, and said by another rule. */
  private List<Made> lasting() {
    return all().filter(this::isConstruction).filter(made -> !isWasted(made)).toList();
  }

  /**
   * A library's client where it is made; a project's where its constructor, or the method of its
   * class that makes one, is called by another class.
   */
  private boolean isConstruction(Made made) {
    ResourceType resource = application.catalogue().type(made.resource());
    return made.kind() != Kind.BOT_SESSION
        && resource != null
        && resource.pooled()
        && (!isOfProject(made)
            || made.type().equals(made.access().getTargetOwner())
                && !outermost(made.type()).equals(outermost(made.access().getOriginOwner())));
  }

  private boolean isOfProject(Made made) {
    return application.isImported(made.access().getTargetOwner().getName());
  }

  private String madeType(Made made) {
    return isOfProject(made) ? made.access().getTargetOwner().getName() : made.resource();
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass each = type;
    while (each.getEnclosingClass().isPresent()) {
      each = each.getEnclosingClass().get();
    }
    return each;
  }

  /** The composition root counts as one class, however many it has. */
  private String owner(JavaClass outermost, Made made) {
    return operations.starts().isRoot(made.access().getOriginOwner()) ? "" : outermost.getName();
  }

  private static Made first(Made one, Made other) {
    return Comparator.<Made>comparingInt(made -> made.access().getLineNumber())
                .thenComparing(made -> made.access().getDescription())
                .compare(one, other)
            <= 0
        ? one
        : other;
  }

  private boolean areTooMany(Map<String, Made> byOwner) {
    if (byOwner.isEmpty()) {
      return false;
    }
    Made any = byOwner.values().iterator().next();
    if (any.kind() == Kind.HTTP_CLIENT) {
      // One serves any host, so another one is too many wherever it is.
      return byOwner.size() > 1;
    }
    List<JavaClass> owners =
        byOwner.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .map(entry -> outermost(entry.getValue().access().getOriginOwner()))
            .toList();
    return owners.size() > 1 && !areAlternatives(owners);
  }

  /** Whether they implement the same type of the project, so that one of them is chosen. */
  private boolean areAlternatives(List<JavaClass> owners) {
    return owners.stream()
        .allMatch(
            one ->
                owners.stream()
                    .filter(other -> !other.equals(one))
                    .anyMatch(other -> haveCommonSupertype(one, other)));
  }

  private boolean haveCommonSupertype(JavaClass one, JavaClass other) {
    return one.getAllClassesSelfIsAssignableTo().stream()
        .anyMatch(
            type -> application.isImported(type.getName()) && other.isAssignableTo(type.getName()));
  }

  private Stream<Finding> several(Map<String, Made> byOwner) {
    return byOwner.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .map(
            entry ->
                Finding.at(
                    entry.getValue().access(),
                    "other classes construct "
                        + Words.a(Words.simple(madeType(entry.getValue())))
                        + " as well, and each has connections of its own that the others cannot use;"
                        + " construct one in one class and pass it to those that need it"));
  }

  /** Clients that are made for a single operation, or with each entity. */
  public static Stream<Finding> ofOperations(Application application) {
    return new ConstructedClients(application).ofOperations();
  }

  private Stream<Finding> ofOperations() {
    Map<String, Made> wasted = new TreeMap<>();
    all()
        .filter(this::isWasted)
        .forEach(made -> wasted.merge(callerAndCallee(made), made, ConstructedClients::first));
    return wasted.values().stream().map(this::wasted);
  }

  /** A method that makes the same in several branches is told once. */
  private static String callerAndCallee(Made made) {
    return made.access().getOrigin().getFullName() + made.access().getTarget().getFullName();
  }

  private boolean isWasted(Made made) {
    JavaAccess<?> access = made.access();
    JavaCodeUnit unit = access.getOrigin();
    return isOfEntity(access)
        || operations.isRepeated(access)
            && !clients.isMaker(unit)
            && !clients.isKept(unit, made)
            && !unit.getOwner().isAssignableTo(Throwable.class);
  }

  private static boolean isOfEntity(JavaAccess<?> access) {
    return isEntity(access.getOriginOwner())
        && !access.getOrigin().getName().equals("<clinit>")
        && !access.isDeclaredInLambda();
  }

  /** Whether a database makes objects of it, one for each row. */
  static boolean isEntity(JavaClass type) {
    return type.getAnnotations().stream()
        .map(annotation -> annotation.getRawType())
        .anyMatch(
            annotation ->
                ENTITIES.contains(annotation.getSimpleName())
                    && !annotation.getPackageName().startsWith("java.lang"));
  }

  private Finding wasted(Made made) {
    String client = Words.a(made.simpleName());
    String what =
        madeType(made).equals(made.resource()) || !isOfProject(made)
            ? client
            : client + " of its own";
    return Finding.at(
        made.access(),
        isEntity(made.access().getOriginOwner())
            ? "each entity that is read makes "
                + what
                + ", with connections that stay when the entity is gone; entities hold data only"
            : "each operation makes "
                + what
                + ", looks up the server, connects and logs in again, and under load runs out of"
                + " sockets; make it once where the application starts, and pass it here");
  }
}
