package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which project types have one object that serves everybody. Not thread-safe. */
final class Lives {
  private static final List<String> SINGLETONS =
      List.of(
          "jakarta.inject.Singleton",
          "javax.inject.Singleton",
          "com.google.inject.Singleton",
          "jakarta.ejb.Singleton",
          "jakarta.enterprise.context.ApplicationScoped",
          "javax.enterprise.context.ApplicationScoped");

  private static final Set<String> SHORTER =
      Set.of(
          "Scope",
          "RequestScope",
          "SessionScope",
          "RequestScoped",
          "SessionScoped",
          "StepScope",
          "JobScope",
          "Prototype",
          "Dependent",
          "ThreadScope",
          "RefreshScope");

  private final Operations operations;
  private final Map<JavaClass, Boolean> madeAtStart = new HashMap<>();

  Lives(Application application) {
    this.operations = application.operations();
  }

  /** Whether a framework makes one of it for all. */
  static boolean isSingleton(JavaClass type) {
    return !isShorter(type)
        && (Beans.isComponent(type) || SINGLETONS.stream().anyMatch(type::isMetaAnnotatedWith));
  }

  private static boolean isShorter(JavaClass type) {
    return type.getAnnotations().stream()
        .anyMatch(a -> SHORTER.contains(a.getRawType().getSimpleName()));
  }

  /** Whether it is a singleton, or is made only where the application starts. */
  boolean servesAll(JavaClass type) {
    return isSingleton(type) || isMadeAtStart(type);
  }

  private boolean isMadeAtStart(JavaClass type) {
    Boolean known = madeAtStart.putIfAbsent(type, false);
    if (known != null) {
      return known;
    }
    boolean found = findMadeAtStart(type);
    madeAtStart.put(type, found);
    return found;
  }

  private boolean findMadeAtStart(JavaClass type) {
    if (isShorter(type) || !type.getConstructorReferencesToSelf().isEmpty()) {
      return false;
    }
    List<JavaCodeUnit> makers =
        type.getConstructorCallsToSelf().stream()
            .map(JavaAccess::getOrigin)
            .filter(origin -> !isConstructorOf(origin, type))
            .toList();
    Set<JavaClass> heirs = type.getSubclasses();
    return !(makers.isEmpty() && heirs.isEmpty())
        && makers.stream().allMatch(this::isAtStart)
        && heirs.stream().allMatch(this::servesAll);
  }

  /** Whether it calls a constructor of a type only for its own object. */
  private static boolean isConstructorOf(JavaCodeUnit unit, JavaClass type) {
    return unit.isConstructor()
        && (unit.getOwner().equals(type)
            || unit.getOwner().getRawSuperclass().filter(type::equals).isPresent());
  }

  /** Whether a unit runs once: by itself, or for an object of which there is one. */
  private boolean isAtStart(JavaCodeUnit unit) {
    return unit.getName().equals(JavaStaticInitializer.STATIC_INITIALIZER_NAME)
        || !operations.isReached(unit)
            && (operations.starts().isRoot(unit.getOwner()) || servesAll(unit.getOwner()));
  }
}
