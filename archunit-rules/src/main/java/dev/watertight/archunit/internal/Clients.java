package dev.watertight.archunit.internal;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls make a client or pool: those of the catalogue, constructors of project types that
 * make one for a field of their own, and methods that return what they have made. Thread-safe: only
 * read once it is made.
 */
public final class Clients {
  private static final Set<Kind> KINDS =
      Set.of(
          Kind.STORAGE,
          Kind.REDIS_CLIENT,
          Kind.HTTP_CLIENT,
          Kind.DB_POOL,
          Kind.BROKER_CONNECTION,
          Kind.BOT_SESSION);

  /** They keep what they are given, or run what makes it only where it is missing. */
  private static final Set<String> KEEPING =
      Set.of(
          "put",
          "putIfAbsent",
          "computeIfAbsent",
          "compute",
          "add",
          "offer",
          "compareAndSet",
          "updateAndGet",
          "getAndUpdate",
          "getAndSet",
          "memoize",
          "orElseGet",
          "withInitial");

  private final Application application;

  /** Constructors and methods that give whoever calls them a client of their own. */
  private final Map<JavaCodeUnit, Made> makers = new HashMap<>();

  private final Set<JavaClass> owners = new HashSet<>();
  private final List<Made> made = new ArrayList<>();

  Clients(Application application) {
    this.application = application;
    Deque<JavaCodeUnit> next = new ArrayDeque<>();
    Set<JavaCodeUnit> making = application.creations().makers().collect(toSet());
    for (JavaCodeUnit unit : application.calls().units()) {
      if (making.contains(unit) && becomesMaker(unit)) {
        next.add(unit);
        making.addAll(application.graph().callersOf(unit));
      }
    }
    while (!next.isEmpty()) {
      for (JavaCodeUnit caller : application.graph().callersOf(next.poll())) {
        if (!makers.containsKey(caller) && becomesMaker(caller)) {
          next.add(caller);
          making.addAll(application.graph().callersOf(caller));
        }
      }
    }
    application.calls().units().stream()
        .filter(making::contains)
        .flatMap(unit -> application.calls().of(unit).stream())
        .filter(access -> !Resources.isOfSuper(access))
        .forEach(access -> ofCall(access).ifPresent(made::add));
    for (JavaCodeUnit maker : makers.keySet()) {
      JavaClass given =
          maker instanceof JavaConstructor ? maker.getOwner() : maker.getRawReturnType();
      if (application.isImported(given.getName())) {
        owners.add(given);
      }
    }
  }

  private boolean becomesMaker(JavaCodeUnit unit) {
    Optional<Made> made =
        application.calls().of(unit).stream()
            .filter(access -> !access.isDeclaredInLambda())
            .flatMap(access -> ofCall(access).stream())
            .filter(each -> isGivenAway(unit, each))
            .findFirst();
    made.ifPresent(each -> makers.put(unit, each));
    return made.isPresent();
  }

  private boolean isGivenAway(JavaCodeUnit unit, Made made) {
    if (unit instanceof JavaConstructor) {
      return made.access().getTargetOwner().equals(unit.getOwner())
          || isSuperclass(made.access().getTargetOwner(), unit.getOwner())
          || holds(unit.getOwner(), made.type());
    }
    JavaClass given = unit.getRawReturnType();
    return (application.types().areRelated(given, made.type()) || holds(given, made.type()))
        && !isKept(unit, made);
  }

  private static boolean isSuperclass(JavaClass superclass, JavaClass type) {
    return type.getRawSuperclass().filter(superclass::equals).isPresent();
  }

  /** Whether objects of a project type hold one of a type in a field. */
  private boolean holds(JavaClass holder, JavaClass held) {
    return application.isImported(holder.getName())
        && holder.getAllFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .map(JavaField::getRawType)
            .anyMatch(type -> application.types().areRelated(type, held));
  }

  /** What calls make; its type is what the caller gets, its resource the client or pool in it. */
  List<Made> made() {
    return Collections.unmodifiableList(made);
  }

  private Optional<Made> ofCall(JavaAccess<?> access) {
    Optional<Made> made =
        application
            .creations()
            .made(access)
            .filter(each -> each.pooled() && KINDS.contains(each.kind()))
            .filter(each -> !isDerived(access.getOrigin(), each));
    return made.isPresent() ? made : ofMaker(access);
  }

  private Optional<Made> ofMaker(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)
        || !application.isImported(target.getOwner().getName())) {
      return Optional.empty();
    }
    return target
        .resolveMember()
        .map(makers::get)
        .map(
            made ->
                new Made(
                    access,
                    target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                        ? target.getOwner()
                        : target.getRawReturnType(),
                    made.resource(),
                    made.kind(),
                    made.pooled()));
  }

  /** Whether a unit takes over the pool of a client that is there, as with {@code newBuilder()}. */
  private boolean isDerived(JavaCodeUnit unit, Made made) {
    return unit.getCallsFromSelf().stream()
        .anyMatch(
            call ->
                application
                        .catalogue()
                        .sharesParent(call.getTargetOwner().getName(), call.getName())
                    && call.getTargetOwner().getName().equals(made.resource()));
  }

  /** Whether a unit puts what it makes where later calls find it. */
  boolean isKept(JavaCodeUnit unit, Made made) {
    return unit.getFieldAccesses().stream().anyMatch(access -> takes(access, made))
        || application.calls().of(unit).stream()
            .anyMatch(access -> keeps(access, made) && !isLocal(unit, access));
  }

  private boolean takes(JavaFieldAccess access, Made made) {
    return access.getAccessType() == AccessType.SET
        && application.types().areRelated(access.getTarget().getRawType(), made.type());
  }

  /** Whether a unit calls something that only it has, such as a map that it makes. */
  private boolean isLocal(JavaCodeUnit unit, JavaAccess<?> access) {
    JavaClass type = access.getTargetOwner();
    boolean given =
        unit.getRawParameterTypes().stream().anyMatch(p -> isSame(p, type))
            || unit.getFieldAccesses().stream()
                .filter(field -> field.getAccessType() == AccessType.GET)
                .anyMatch(field -> isSame(field.getTarget().getRawType(), type))
            || unit.getMethodCallsFromSelf().stream()
                .filter(call -> !call.getTargetOwner().getPackageName().startsWith("java."))
                .anyMatch(call -> isSame(call.getTarget().getRawReturnType(), type));
    return !given
        && unit.getConstructorCallsFromSelf().stream()
            .anyMatch(call -> isSame(call.getTargetOwner(), type));
  }

  private boolean isSame(JavaClass one, JavaClass other) {
    return one.equals(other) || application.types().areRelated(one, other);
  }

  private boolean keeps(JavaAccess<?> access, Made made) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    String name = target.getName();
    return KEEPING.contains(name)
        || name.startsWith("set")
            && target.getRawParameterTypes().stream()
                .anyMatch(
                    type ->
                        type.getName().equals("java.lang.Object")
                            || application.types().areRelated(type, made.type()));
  }

  /** Whether a unit gives a client to whoever calls it. */
  boolean isMaker(JavaCodeUnit unit) {
    return makers.containsKey(unit);
  }

  /** Whether objects of a type hold a client that some constructor or factory of it has made. */
  boolean isOwner(JavaClass type) {
    return owners.contains(type);
  }
}
