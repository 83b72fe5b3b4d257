package dev.watertight.archunit.internal;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.EntryPoint;
import dev.watertight.catalogue.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the application keeps, and what becomes of it when the application ends. */
final class Lifecycles {
  private final Application application;
  private final Types types;
  private final Resources resources;
  private final Beans beans;
  private final Set<JavaCodeUnit> atTheEnd;
  private final Releases releases;
  private final List<Fate> fates = new ArrayList<>();

  Lifecycles(Application application) {
    this.application = application;
    this.types = application.types();
    this.resources = application.resources();
    this.beans = new Beans(types, resources);
    Hooks hooks = new Hooks(application.catalogue(), types, beans);
    Set<JavaCodeUnit> roots = hooks.in(application);
    if (!isStarted()) {
      roots.addAll(closersForUsers());
    }
    this.atTheEnd = application.graph().reachedFrom(roots);
    this.releases = new Releases(application, hooks, atTheEnd);
    find();
  }

  /** What becomes of a resource that is kept. */
  enum End {
    /** Something releases it at an end, or may for all that is known. */
    RELEASED,
    /** Nothing that runs at an end releases it. */
    NEVER,
    /** Of several of its type in one class, fewer are released than there are. */
    ONE_LEFT_OPEN,
    /** It is given to a container, which does not close it. */
    LEFT_BY_CONTAINER
  }

  /**
   * A resource that is kept, and its end.
   *
   * @param releaser what would release it, but is not run at an end; nothing for none
   * @param fields all fields of its class that hold such a thing
   */
  record Fate(Held held, End end, Optional<JavaCodeUnit> releaser, List<JavaField> fields) {}

  /** Whether the imported classes start something, rather than being a library for others. */
  private boolean isStarted() {
    Set<String> entries = new HashSet<>();
    for (EntryPoint entry : application.catalogue().entryPoints()) {
      entries.add(entry.owner());
    }
    return application.classes().stream()
        .anyMatch(
            type ->
                Roles.hasMain(type)
                    || Beans.isComponent(type)
                    || type.getCodeUnits().stream().anyMatch(Beans::isProvider)
                    || !type.isInterface()
                        && types.hierarchy(type).stream().anyMatch(entries::contains));
  }

  /** The users of a library close what it lets them close. */
  private List<JavaCodeUnit> closersForUsers() {
    return application.classes().stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(unit -> Closers.looksLikeCloser(unit.getName()))
        .toList();
  }

  private void find() {
    Creations creations = application.creations();
    judge(
        new Ownership(application)
            .of(creations::stateful, creations.makersOfStateful().collect(toSet())));
    Map<JavaClass, Boolean> owners = owners();
    judge(
        new Ownership(application)
                .of(
                    access -> resources.constructs(access, owners.keySet()),
                    constructing(owners.keySet()))
                .stream()
                // Where the resource inside is open anyway, that is said once.
                .filter(outer -> owners.get(outer.made().type()))
                .filter(outer -> !outer.holder().equals(outer.made().type()))
                .toList());
    fates.sort(
        Comparator.comparing((Fate f) -> f.held().holder().getName())
            .thenComparing(f -> f.held().field().map(JavaField::getName).orElse(""))
            .thenComparing(f -> f.held().maker().getFullName()));
  }

  private Set<JavaCodeUnit> constructing(Set<JavaClass> types) {
    return application
        .calls()
        .constructions(types::contains)
        .map(JavaAccess::getOrigin)
        .collect(toSet());
  }

  private void judge(List<Held> held) {
    Map<String, List<JavaField>> alike = new HashMap<>();
    for (Held each : held) {
      each.field()
          .ifPresent(
              field -> alike.computeIfAbsent(group(each), x -> new ArrayList<>()).add(field));
    }
    for (Held each : held) {
      if (isInUse(each)) {
        fates.add(fate(each, alike.getOrDefault(group(each), List.of())));
      }
    }
  }

  private static String group(Held held) {
    return held.holder().getName() + ' ' + held.made().resource();
  }

  private Fate fate(Held held, List<JavaField> alike) {
    Optional<JavaField> field = held.field();
    if (field.isEmpty()) {
      boolean closed =
          beans.isClosed(held.maker(), held.made()) || releases.isAnyReleased(held.made().type());
      return new Fate(held, closed ? End.RELEASED : End.LEFT_BY_CONTAINER, Optional.empty(), alike);
    }
    if (!releases.isReleased(held, field.get())) {
      return new Fate(
          held,
          End.NEVER,
          releases.releasers(held, field.get()).stream()
              .filter(unit -> unit instanceof JavaMethod && unit != held.maker())
              .min(Comparator.comparing(JavaCodeUnit::getFullName)),
          alike);
    }
    boolean open = alike.size() > 1 && releases.isOneLeftOpen(held, field.get(), alike);
    return new Fate(held, open ? End.ONE_LEFT_OPEN : End.RELEASED, Optional.empty(), alike);
  }

  /** Project types whose objects own a resource and release it; and whether that is ever run. */
  private Map<JavaClass, Boolean> owners() {
    Map<JavaClass, Boolean> owners = new HashMap<>();
    for (Fate fate : fates) {
      Optional<JavaField> field = fate.held().field();
      if (field.isPresent() && !field.get().getModifiers().contains(JavaModifier.STATIC)) {
        boolean closeable =
            fate.held().made().kind() != Kind.EXECUTOR
                && releases.releasers(fate.held(), field.get()).stream()
                    .anyMatch(unit -> unit.getOwner().equals(fate.held().holder()));
        if (closeable) {
          owners.merge(fate.held().holder(), fate.end() == End.RELEASED, Boolean::logicalAnd);
        }
      }
    }
    return owners;
  }

  /** Whether anything makes objects of the class that keeps it. */
  private boolean isInUse(Held held) {
    JavaCodeUnit maker = held.maker();
    JavaClass type = maker.getOwner();
    boolean isStatic =
        maker.getModifiers().contains(JavaModifier.STATIC)
            || maker.getName().equals("<clinit>")
            || type.isEnum();
    return isStatic
        || held.field().isEmpty()
        || !type.getAnnotations().isEmpty()
        || types.hierarchy(type).stream()
            .anyMatch(
                name ->
                    !name.equals("java.lang.Object")
                        && !name.equals(type.getName())
                        && !isImported(name))
        || type.getConstructors().stream()
            .anyMatch(constructor -> !application.graph().callersOf(constructor).isEmpty());
  }

  private boolean isImported(String name) {
    return application.isImported(name);
  }

  /** All that is kept, by holder. */
  List<Fate> fates() {
    return List.copyOf(fates);
  }
}
