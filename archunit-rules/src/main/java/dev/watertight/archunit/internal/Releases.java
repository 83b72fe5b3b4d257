package dev.watertight.archunit.internal;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which code releases what fields hold, and whether anything runs it at an end. */
final class Releases {
  /** Getters of getters deeper than this are not followed. */
  private static final int GETTERS = 2;

  /** Methods that take a thing over to close it with others. */
  private static final Set<String> COLLECTING =
      Set.of("register", "manage", "addCloseable", "closeOnShutdown", "own", "onClose", "using");

  /** By these one call may release several things. */
  private static final Set<String> SEVERAL =
      Set.of("iterator", "forEach", "stream", "of", "asList", "invoke");

  private final Types types;
  private final Closers closers;
  private final CallGraph graph;
  private final Hooks hooks;
  private final Set<JavaCodeUnit> atTheEnd;
  private final Calls calls;

  /** Names of what closes what it is given, of whatever type. */
  private final Set<String> helpers;

  private final Map<String, Set<JavaCodeUnit>> releasing = new HashMap<>();
  private final Map<JavaField, Set<JavaCodeUnit>> readers = new HashMap<>();

  Releases(Application application, Hooks hooks, Set<JavaCodeUnit> atTheEnd) {
    this.types = application.types();
    this.closers = application.closers();
    this.graph = application.graph();
    this.calls = application.calls();
    this.hooks = hooks;
    this.atTheEnd = atTheEnd;
    this.helpers =
        calls
            .onTypes(closers::mayHelp)
            .filter(closers::isHelper)
            .map(JavaAccess::getName)
            .collect(toSet());
  }

  /**
   * Whether code releases what a field holds, at an end or sooner, or may for all that is known.
   */
  boolean isReleased(Held held, JavaField field) {
    Set<JavaCodeUnit> releasers = releasers(held, field);
    return releasers.stream().anyMatch(atTheEnd::contains)
        || isReleasedSooner(releasers)
        || isReleasedWithOthers(held, field)
        || isHandedOver(held, field);
  }

  /**
   * Whether something else than an end leads there: an operation that releases what it made. What
   * only other closers call is called by nobody, if nobody calls those.
   */
  private boolean isReleasedSooner(Set<JavaCodeUnit> releasers) {
    return graph.leadingTo(releasers).stream()
        .anyMatch(unit -> !Closers.looksLikeCloser(unit.getName()) && !hooks.isNone(unit));
  }

  /** The code that reads a field, or makes what it holds, and releases such a thing. */
  Set<JavaCodeUnit> releasers(Held held, JavaField field) {
    Set<JavaCodeUnit> found = new LinkedHashSet<>(readers(field));
    found.add(held.maker());
    found.retainAll(releasing(held.made().type()));
    return found;
  }

  /** Whether any code of an end releases something of that type. */
  boolean isAnyReleased(JavaClass type) {
    return releasing(type).stream().anyMatch(atTheEnd::contains);
  }

  /**
   * Whether a method that reads several fields releases fewer things than it reads, so that one of
   * them stays open.
   */
  boolean isOneLeftOpen(Held held, JavaField field, Collection<JavaField> alike) {
    List<JavaCodeUnit> run = releasers(held, field).stream().filter(atTheEnd::contains).toList();
    return !run.isEmpty()
        && !isReleasedWithOthers(held, field)
        && run.stream().allMatch(unit -> releasesTooFew(unit, held.made().type(), alike));
  }

  private boolean releasesTooFew(JavaCodeUnit unit, JavaClass type, Collection<JavaField> alike) {
    long read = alike.stream().filter(field -> directReaders(field).contains(unit)).count();
    List<JavaAccess<?>> releases =
        calls.of(unit).stream().filter(access -> closers.releases(access, type)).toList();
    boolean maybeSeveral =
        releases.isEmpty()
            || releases.stream()
                .anyMatch(a -> a instanceof JavaCodeUnitReference || a.isDeclaredInLambda())
            || calls.of(unit).stream().anyMatch(access -> SEVERAL.contains(access.getName()));
    return !maybeSeveral && read > releases.size();
  }

  /** Units that release such a thing, or give it to one that does. */
  private Set<JavaCodeUnit> releasing(JavaClass type) {
    Set<JavaCodeUnit> known = releasing.get(type.getName());
    if (known == null) {
      known = findReleasing(type);
      releasing.put(type.getName(), known);
    }
    return known;
  }

  private Set<JavaCodeUnit> findReleasing(JavaClass type) {
    Set<JavaCodeUnit> found = new LinkedHashSet<>();
    // Most calls release nothing, which their names tell without a look at each.
    Set<String> names = new HashSet<>(closers.names(type));
    names.addAll(helpers);
    calls
        .named(names)
        .filter(access -> closers.releases(access, type))
        .forEach(access -> found.add(access.getOrigin()));
    Deque<JavaCodeUnit> next = new ArrayDeque<>(found);
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.poll();
      if (takes(unit, type)) {
        graph.callersOf(unit).stream().filter(found::add).forEach(next::add);
      }
    }
    return found;
  }

  private boolean takes(JavaCodeUnit unit, JavaClass type) {
    return unit.getRawParameterTypes().stream()
        .map(Types::element)
        .anyMatch(p -> p.getName().equals("java.lang.Object") || types.areRelated(p, type));
  }

  private Set<JavaCodeUnit> readers(JavaField field) {
    Set<JavaCodeUnit> known = readers.get(field);
    if (known == null) {
      known = findReaders(field);
      readers.put(field, known);
    }
    return known;
  }

  private static Set<JavaCodeUnit> directReaders(JavaField field) {
    Set<JavaCodeUnit> found = new LinkedHashSet<>();
    for (JavaFieldAccess access : field.getAccessesToSelf()) {
      if (access.getAccessType() == AccessType.GET) {
        found.add(access.getOrigin());
      }
    }
    return found;
  }

  private Set<JavaCodeUnit> findReaders(JavaField field) {
    Set<JavaCodeUnit> found = directReaders(field);
    Set<JavaCodeUnit> latest = found;
    for (int i = 0; i < GETTERS; i++) {
      Set<JavaCodeUnit> next = new LinkedHashSet<>();
      for (JavaCodeUnit unit : latest) {
        if (types.areRelated(unit.getRawReturnType(), field.getRawType())) {
          next.addAll(graph.callersOf(unit));
        }
      }
      latest = next;
      found = new LinkedHashSet<>(found);
      found.addAll(next);
    }
    return found;
  }

  /** Where a class closes a list of things, nobody knows from here what is in it. */
  private boolean isReleasedWithOthers(Held held, JavaField field) {
    Set<JavaClass> family = new HashSet<>(List.of(held.holder(), held.maker().getOwner()));
    field.getOwner().getEnclosingClass().ifPresent(family::add);
    for (JavaClass type : family) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (atTheEnd.contains(unit) && releasesWider(unit, held.made().type())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean releasesWider(JavaCodeUnit unit, JavaClass type) {
    return calls.of(unit).stream()
        .filter(access -> closers.releases(access, type))
        .map(JavaAccess::getTargetOwner)
        .anyMatch(
            owner ->
                owner.getPackageName().startsWith("java.")
                    && owner.isInterface()
                    && types.isA(type, owner.getName())
                    && !owner.getName().equals(type.getName()));
  }

  /** Whether who makes or reads it gives it to something that closes what it was given. */
  private boolean isHandedOver(Held held, JavaField field) {
    Set<JavaCodeUnit> handling = new LinkedHashSet<>(directReaders(field));
    handling.add(held.maker());
    return handling.stream()
        .flatMap(unit -> calls.of(unit).stream())
        .anyMatch(access -> isHandingOver(access, held.made().type()));
  }

  private boolean isHandingOver(JavaAccess<?> access, JavaClass type) {
    CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
    List<JavaClass> parameters = target.getRawParameterTypes();
    if (parameters.stream().noneMatch(p -> types.areRelated(p, type))) {
      return false;
    }
    return COLLECTING.contains(target.getName())
        || hooks.isRegistration(access)
        || closers.takesOver(access, type)
        || target.getOwner().getCodeUnits().stream()
            .anyMatch(unit -> atTheEnd.contains(unit) && releasing(type).contains(unit));
  }
}
