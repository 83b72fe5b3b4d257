package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All calls of imported code, and its references to methods, in one pass: ArchUnit makes new sets
 * each time that it is asked, and most rules want few names out of very many calls. Thread-safe:
 * only read once it is made.
 */
final class Calls {
  private final Map<JavaCodeUnit, List<JavaAccess<?>>> byUnit = new LinkedHashMap<>();
  private final Map<String, List<JavaAccess<?>>> byName = new LinkedHashMap<>();
  private final Map<JavaClass, List<JavaAccess<?>>> byOwner = new LinkedHashMap<>();

  Calls(Collection<JavaClass> classes) {
    for (JavaClass each : classes) {
      for (JavaCodeUnit unit : each.getCodeUnits()) {
        List<JavaAccess<?>> calls = find(unit);
        if (!calls.isEmpty()) {
          byUnit.put(unit, calls);
          calls.forEach(this::add);
        }
      }
    }
  }

  private void add(JavaAccess<?> access) {
    byName.computeIfAbsent(access.getName(), x -> new ArrayList<>()).add(access);
    byOwner.computeIfAbsent(access.getTargetOwner(), x -> new ArrayList<>()).add(access);
  }

  private static List<JavaAccess<?>> find(JavaCodeUnit unit) {
    List<JavaAccess<?>> calls = new ArrayList<>(unit.getCallsFromSelf());
    calls.addAll(unit.getCodeUnitReferencesFromSelf());
    return calls;
  }

  /** All accesses by which code of a unit may make or release something. */
  List<JavaAccess<?>> of(JavaCodeUnit unit) {
    List<JavaAccess<?>> known = byUnit.get(unit);
    // Classes that a filter has left out may still use fields of those that it has not.
    return Collections.unmodifiableList(known == null ? find(unit) : known);
  }

  /** The same for all code of a class. */
  Stream<JavaAccess<?>> in(JavaClass type) {
    return type.getCodeUnits().stream().flatMap(unit -> of(unit).stream());
  }

  /** All code that calls anything, in the order of its classes. */
  Set<JavaCodeUnit> units() {
    return Collections.unmodifiableSet(byUnit.keySet());
  }

  /** Calls of what has one of these names. */
  Stream<JavaAccess<?>> named(Collection<String> names) {
    return names.stream().flatMap(name -> byName.getOrDefault(name, List.of()).stream());
  }

  /** Calls of members of some types, as the calls name these. */
  Stream<JavaAccess<?>> onTypes(Predicate<JavaClass> owners) {
    return byOwner.entrySet().stream()
        .filter(entry -> owners.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream());
  }

  /** Calls of the constructors of some types. */
  Stream<JavaAccess<?>> constructions(Predicate<JavaClass> types) {
    return onTypes(types)
        .filter(access -> access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME));
  }
}
