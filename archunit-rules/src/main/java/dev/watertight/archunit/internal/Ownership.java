package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who keeps what it made, going by which code makes a resource and sets a field of that type. Where
 * more than one value may be meant, nothing is said.
 */
final class Ownership {
  /** Factories that call factories deeper than this are not followed. */
  private static final int DEPTH = 3;

  private static final Comparator<Made> BY_PLACE =
      Comparator.<Made, String>comparing(made -> made.access().getOriginOwner().getName())
          .thenComparingInt(made -> made.access().getLineNumber())
          .thenComparing(made -> made.access().getDescription());

  private final Application application;
  private final Types types;
  private final Closers closers;
  private final Calls calls;
  private final Map<JavaCodeUnit, Made> factories = new HashMap<>();
  private final Map<JavaField, Held> byField = new LinkedHashMap<>();
  private final List<Held> provided = new ArrayList<>();

  Ownership(Application application) {
    this.application = application;
    this.types = application.types();
    this.closers = application.closers();
    this.calls = application.calls();
  }

  /** All that is kept, of what a call makes somewhere. */
  List<Held> of(Function<JavaAccess<?>, Optional<Made>> making, Set<JavaCodeUnit> where) {
    Map<JavaCodeUnit, List<Made>> makers = makers(making, where);
    for (int i = 0; i < DEPTH && !makers.isEmpty(); i++) {
      factories.clear();
      makers.forEach(this::judge);
      Set<JavaCodeUnit> callers = callersOfFactories();
      makers =
          makers(
              access -> resolved(access).map(factories::get).map(made -> again(made, access)),
              callers);
    }
    List<Held> all = new ArrayList<>(byField.values());
    all.addAll(provided);
    return all;
  }

  private static Made again(Made made, JavaAccess<?> access) {
    return new Made(access, made.type(), made.resource(), made.kind(), made.pooled());
  }

  private Set<JavaCodeUnit> callersOfFactories() {
    Set<JavaCodeUnit> callers = new HashSet<>();
    for (JavaCodeUnit factory : factories.keySet()) {
      factory.getAccessesToSelf().forEach(access -> callers.add(access.getOrigin()));
    }
    return callers;
  }

  private Map<JavaCodeUnit, List<Made>> makers(
      Function<JavaAccess<?>, Optional<Made>> making, Set<JavaCodeUnit> where) {
    Map<JavaCodeUnit, List<Made>> makers = new LinkedHashMap<>();
    for (JavaCodeUnit unit : calls.units()) {
      if (where.contains(unit)) {
        List<Made> made =
            calls.of(unit).stream()
                .flatMap(access -> making.apply(access).stream())
                .sorted(BY_PLACE)
                .toList();
        if (!made.isEmpty()) {
          makers.put(unit, made);
        }
      }
    }
    return makers;
  }

  private void judge(JavaCodeUnit maker, List<Made> all) {
    for (Made made : all) {
      List<Made> alike = all.stream().filter(m -> types.areRelated(m.type(), made.type())).toList();
      if (alike.get(0) == made && !isTakenOver(maker, made)) {
        judge(maker, made, alike.size());
      }
    }
  }

  private boolean isTakenOver(JavaCodeUnit maker, Made made) {
    return calls.of(maker).stream()
        .anyMatch(a -> a != made.access() && closers.takesOver(a, made.type()));
  }

  private void judge(JavaCodeUnit maker, Made made, int count) {
    Set<JavaField> fields = fieldsSet(maker, made.type());
    boolean maybeGiven =
        maker.getRawParameterTypes().stream().anyMatch(p -> types.areRelated(p, made.type()));
    if (!fields.isEmpty()) {
      if (!maybeGiven && count >= fields.size()) {
        fields.forEach(field -> keep(field, made, maker));
      }
    } else if (types.areRelated(maker.getReturnType().toErasure(), made.type())) {
      if (Beans.isProvider(maker)) {
        provided.add(new Held(made, maker, Optional.empty()));
      } else if (!maybeGiven) {
        factories.put(maker, made);
      }
    } else if (!maybeGiven
        && calls.of(maker).stream().noneMatch(a -> closers.releases(a, made.type()))) {
      passedOn(maker, made, count);
    }
  }

  private void keep(JavaField field, Made made, JavaCodeUnit maker) {
    // ArchUnit's sets have no order, and what is said should be the same in each run.
    byField.merge(
        field,
        new Held(made, maker, Optional.of(field)),
        (one, other) -> BY_PLACE.compare(one.made(), other.made()) <= 0 ? one : other);
  }

  /** What is made as an argument is kept by whom it is given to. */
  private void passedOn(JavaCodeUnit maker, Made made, int count) {
    Set<JavaField> fields = new LinkedHashSet<>();
    calls.of(maker).stream()
        .flatMap(access -> resolved(access).stream())
        .filter(target -> isGiven(target, made.type()))
        .forEach(target -> fields.addAll(fieldsSet(target, made.type())));
    if (fields.size() == 1 && count == 1) {
      keep(fields.iterator().next(), made, maker);
    }
  }

  private boolean isGiven(JavaCodeUnit target, JavaClass type) {
    return target instanceof JavaConstructor
        && target.getRawParameterTypes().stream()
                .filter(p -> types.areRelated(p, type) && !p.getName().startsWith("java.lang."))
                .count()
            == 1;
  }

  private Set<JavaField> fieldsSet(JavaCodeUnit unit, JavaClass type) {
    Set<JavaField> fields = new LinkedHashSet<>();
    for (JavaFieldAccess access : unit.getFieldAccesses()) {
      if (access.getAccessType() == AccessType.SET
          && types.areRelated(access.getTarget().getRawType(), type)) {
        access
            .getTarget()
            .resolveMember()
            .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
            .ifPresent(fields::add);
      }
    }
    return fields;
  }

  private Optional<JavaCodeUnit> resolved(JavaAccess<?> access) {
    CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
    return application.isImported(target.getOwner().getName())
        ? target.resolveMember().map(unit -> unit)
        : Optional.empty();
  }
}
