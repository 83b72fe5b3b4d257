package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.Hook;
import dev.watertight.catalogue.MemberRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which code is run when the application, or what it belongs to, ends. */
final class Hooks {
  /** These mark any event; the event tells. */
  private static final Set<String> OF_ANY_EVENT =
      Set.of(
          "org.springframework.context.event.EventListener",
          "io.micronaut.runtime.event.annotation.EventListener",
          "jakarta.enterprise.event.Observes",
          "javax.enterprise.event.Observes");

  /** Methods of plugins and the like, which no library's type declares for all of them. */
  private static final Set<String> USUAL_NAMES = Set.of("onDisable", "onShutdown");

  private final Types types;
  private final Beans beans;
  private final Map<String, Set<String>> methods = new HashMap<>();
  private final Map<String, Set<String>> lookalikes = new HashMap<>();
  private final Set<String> annotations = new HashSet<>();
  private final Set<String> events = new HashSet<>();
  private final Set<String> takers = new HashSet<>();

  Hooks(Catalogue catalogue, Types types, Beans beans) {
    this.types = types;
    this.beans = beans;
    for (Hook hook : catalogue.hooks()) {
      String member = hook.member();
      if (hook.role() == Hook.Role.NOT_A_CLOSE) {
        if (member != null) {
          lookalikes.computeIfAbsent(member, m -> new HashSet<>()).add(hook.owner());
        }
      } else if (hook.role() == Hook.Role.EVENT) {
        events.add(hook.owner());
      } else if (hook.element() == Element.ANNOTATION && member == null) {
        annotations.add(hook.owner());
      } else if (hook.element() == Element.METHOD && member != null) {
        methods.computeIfAbsent(member, m -> new HashSet<>()).add(hook.owner());
      } else if (hook.element() == Element.TYPE) {
        takers.add(hook.owner());
      }
    }
    annotations.removeAll(OF_ANY_EVENT);
  }

  /** All code that is run at an end, or registers what is. */
  Set<JavaCodeUnit> in(Application application) {
    Set<JavaCodeUnit> roots = new LinkedHashSet<>(registering(application.calls()));
    application.classes().stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(this::isHook)
        .forEach(roots::add);
    roots.addAll(beans.closers(application.classes()));
    return roots;
  }

  /** Code that gives a framework something to run at the end; what it gives is inside it. */
  private Set<JavaCodeUnit> registering(Calls calls) {
    Set<String> names = new HashSet<>(methods.keySet());
    names.add(MemberRef.CONSTRUCTOR);
    return calls
        .named(names)
        .filter(this::isRegistration)
        .map(JavaAccess::getOrigin)
        .collect(Collectors.toSet());
  }

  private boolean isHook(JavaCodeUnit unit) {
    return isMain(unit)
        || isMarked(unit.getAnnotations())
        || unit.getParameters().stream().anyMatch(this::tellsOfAnEnd)
        || listensToAnEnd(unit)
        || unit instanceof JavaMethod method && implementsHook(method);
  }

  private static boolean isMain(JavaCodeUnit unit) {
    return unit.getName().equals("main") && unit.getModifiers().contains(JavaModifier.STATIC);
  }

  private boolean isMarked(Collection<? extends JavaAnnotation<?>> found) {
    return found.stream().anyMatch(a -> annotations.contains(a.getRawType().getName()));
  }

  private boolean tellsOfAnEnd(JavaParameter parameter) {
    return events.contains(parameter.getRawType().getName())
        || isMarked(parameter.getAnnotations());
  }

  /** A listener may name its event in the annotation alone. */
  private boolean listensToAnEnd(JavaCodeUnit unit) {
    return unit.getAnnotations().stream()
        .filter(a -> OF_ANY_EVENT.contains(a.getRawType().getName()))
        .flatMap(a -> a.getProperties().values().stream())
        .flatMap(
            value ->
                value instanceof Object[] all ? List.of(all).stream() : List.of(value).stream())
        .anyMatch(value -> value instanceof JavaClass event && events.contains(event.getName()));
  }

  private boolean implementsHook(JavaMethod method) {
    if (method.getModifiers().contains(JavaModifier.STATIC)) {
      return false;
    }
    if (USUAL_NAMES.contains(method.getName())) {
      return true;
    }
    return methods.getOrDefault(method.getName(), Set.of()).stream()
        .anyMatch(owner -> !Types.CLOSEABLE.contains(owner) && types.isA(method.getOwner(), owner));
  }

  /** Whether a method looks like a hook, and no framework relies on it or should. */
  boolean isNone(JavaCodeUnit unit) {
    return lookalikes.getOrDefault(unit.getName(), Set.of()).stream()
        .anyMatch(owner -> types.isA(unit.getOwner(), owner));
  }

  /** Whether a call gives a framework something to run, or to close, at the end. */
  boolean isRegistration(JavaAccess<?> access) {
    CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
    Set<String> owners = methods.getOrDefault(target.getName(), Set.of());
    if (target.getRawParameterTypes().isEmpty()) {
      return false;
    }
    return target.getName().equals(MemberRef.CONSTRUCTOR)
            && takers.contains(target.getOwner().getName())
        || owners.stream()
            .anyMatch(
                owner -> !Types.CLOSEABLE.contains(owner) && types.isA(target.getOwner(), owner));
  }
}
