package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What runs again and again: for each update, request or event, or on a schedule. Thread-safe: only
 * read once it is made.
 */
public final class Operations {
  private static final Set<String> SCHEDULING =
      Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay", "schedulePeriodically");
  private static final Set<String> RUNS =
      Set.of("run", "call", "main", "close", "get", "accept", "apply", "test");

  private final Application application;
  private final EntryPoints entryPoints;
  private final Starts starts;
  private final Set<JavaClass> handlers = new HashSet<>();
  private final Set<JavaCodeUnit> reached;

  Operations(Application application) {
    this.application = application;
    this.entryPoints = new EntryPoints(application.catalogue());
    this.starts = new Starts(application.architecture(), application.types(), entryPoints);
    application.classes().stream()
        .filter(application.architecture().handlers())
        .forEach(handlers::add);
    this.reached = application.graph().reachedFrom(roots());
  }

  private Collection<JavaCodeUnit> roots() {
    Set<JavaCodeUnit> roots = new LinkedHashSet<>();
    for (JavaClass type : application.classes()) {
      roots.addAll(roots(type));
    }
    application
        .calls()
        .named(SCHEDULING)
        .map(JavaAccess::getOrigin)
        .distinct()
        .forEach(unit -> roots.addAll(repeatedBy(unit)));
    return roots;
  }

  /** What others may call; a private method is run by the methods around it, or later. */
  private Set<JavaCodeUnit> roots(JavaClass type) {
    // A bot's own class starts and stops things as well; who only handles does nothing else.
    boolean onlyHandles = handlers.contains(type) && !entryPoints.isCalledForUsers(type);
    Set<JavaCodeUnit> roots = new LinkedHashSet<>();
    for (JavaMethod method : type.getMethods()) {
      if (!method.getModifiers().contains(JavaModifier.PRIVATE)
          && (entryPoints.isEntry(method) || onlyHandles && isOperation(method))
          && !starts.isStart(method)) {
        roots.add(method);
      }
    }
    return roots;
  }

  private static boolean isOperation(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    return !modifiers.contains(JavaModifier.STATIC)
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !RUNS.contains(method.getName())
        && !Accessors.isAccessor(method);
  }

  /** What a schedule repeats of which a unit names the methods. */
  private static Set<JavaCodeUnit> repeatedBy(JavaCodeUnit unit) {
    Set<JavaCodeUnitReference<?>> references = unit.getCodeUnitReferencesFromSelf();
    if (references.isEmpty()
        || unit.getCallsFromSelf().stream().filter(Operations::isScheduling).count()
            < references.size()) {
      // One of them may be for something else.
      return Set.of();
    }
    Set<JavaCodeUnit> repeated = new LinkedHashSet<>();
    for (JavaCodeUnitReference<?> reference : references) {
      reference.getTarget().resolveMember().ifPresent(repeated::add);
    }
    return repeated;
  }

  private static boolean isScheduling(JavaCall<?> call) {
    return SCHEDULING.contains(call.getName());
  }

  /** Whether something is done again and again. */
  public boolean isRepeated(JavaAccess<?> access) {
    JavaCodeUnit unit = access.getOrigin();
    return access.isDeclaredInLambda()
            && unit.getCallsFromSelf().stream().anyMatch(Operations::isScheduling)
        || reached.contains(unit) && !starts.isStart(unit);
  }

  /** Whether operations may come here. */
  boolean isReached(JavaCodeUnit unit) {
    return reached.contains(unit);
  }

  /** Whether a class handles what users send. */
  boolean isHandler(JavaClass type) {
    return handlers.contains(type);
  }

  /** What runs once. */
  Starts starts() {
    return starts;
  }

  /** What is known of the methods that frameworks call. */
  EntryPoints entryPoints() {
    return entryPoints;
  }

  /**
   * The methods of a handler that run for what users send, in whatever thread: those that others
   * call, and what these call in the class themselves, not in a lambda that may run later.
   */
  public Set<JavaCodeUnit> of(JavaClass handler) {
    return callees(roots(handler), handler::equals);
  }

  /** The methods of a handler that others call in the thread of an update. */
  private List<JavaCodeUnit> running(JavaClass handler) {
    return roots(handler).stream().filter(root -> !isOnlyRunLater(root)).toList();
  }

  /** What runs in the threads of the updates: what handlers do, and what these call elsewhere. */
  Set<JavaCodeUnit> inThreadsOfUpdates(Stream<JavaClass> handlers) {
    List<JavaCodeUnit> running = handlers.flatMap(handler -> running(handler).stream()).toList();
    return callees(running, owner -> application.isImported(owner.getName()));
  }

  /** Whether all that call it do so in a lambda, which another thread may run. */
  private static boolean isOnlyRunLater(JavaCodeUnit unit) {
    return unit instanceof JavaMethod method
        && method.getReferencesToSelf().isEmpty()
        && !method.getCallsOfSelf().isEmpty()
        && method.getCallsOfSelf().stream().allMatch(JavaAccess::isDeclaredInLambda);
  }

  /** Of these, and what they call in their class, those that are given what a user has sent. */
  Set<JavaCodeUnit> givenInput(JavaClass handler) {
    List<JavaCodeUnit> given = of(handler).stream().filter(entryPoints::takesInput).toList();
    return callees(given, handler::equals);
  }

  private static Set<JavaCodeUnit> callees(
      Collection<JavaCodeUnit> from, Predicate<JavaClass> owners) {
    Set<JavaCodeUnit> seen = new LinkedHashSet<>(from);
    Deque<JavaCodeUnit> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      for (JavaCall<?> call : next.poll().getCallsFromSelf()) {
        CodeUnitCallTarget target = call.getTarget();
        if (!call.isDeclaredInLambda() && owners.test(target.getOwner())) {
          target
              .resolveMember()
              .map(JavaCodeUnit.class::cast)
              .filter(unit -> unit.isMethod() && isInSameThread(call, unit))
              .filter(seen::add)
              .ifPresent(next::add);
        }
      }
    }
    return seen;
  }

  /** Whether no proxy runs it in another thread, as it may where another class calls it. */
  private static boolean isInSameThread(JavaCall<?> call, JavaCodeUnit called) {
    return call.getOriginOwner().equals(called.getOwner()) || !EntryPoints.isAsync(called);
  }
}
