package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Closer;
import dev.watertight.catalogue.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which calls release what they are called on, or what they are given. Thread-safe. */
final class Closers {
  /** By which project types are released that no catalogue knows. */
  private static final Set<String> CLOSING =
      Set.of(
          "close",
          "shutdown",
          "shutdownNow",
          "stop",
          "dispose",
          "destroy",
          "disconnect",
          "quit",
          "release",
          "terminate",
          "closeQuietly",
          "shutDown");

  private static final List<String> CLOSING_FIRST =
      List.of(
          "close", "shutdown", "stop", "dispose", "destroy", "disconnect", "cleanup", "cleanUp");

  private final Catalogue catalogue;
  private final Types types;
  private final Resources resources;

  Closers(Catalogue catalogue, Types types, Resources resources) {
    this.catalogue = catalogue;
    this.types = types;
    this.resources = resources;
  }

  /** Whether a call, or a reference to a method, releases something of a type. */
  boolean releases(JavaAccess<?> access, JavaClass released) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && (access instanceof JavaMethodCall || access instanceof JavaCodeUnitReference)
        && (releasesOwner(target, released) || releasesArgument(access, target, released));
  }

  /** Names of what may release something of a type, even if it helps nobody else. */
  Set<String> names(JavaClass released) {
    Set<String> names = new HashSet<>(CLOSING);
    resources.resource(released).stream()
        .flatMap(type -> type.closers().stream())
        .map(Closer::method)
        .forEach(names::add);
    return names;
  }

  /** Whether calls of members of a type may close what they are given, of whatever type. */
  boolean mayHelp(JavaClass owner) {
    return catalogue.knows(owner.getName()) || KotlinUse.mayEnd(owner);
  }

  /** Whether a call closes what it is given, of whatever type. */
  boolean isHelper(JavaAccess<?> access) {
    return KotlinUse.isEnd(access)
        || !catalogue.closingHelpers(access.getTargetOwner().getName(), access.getName()).isEmpty();
  }

  private boolean releasesOwner(CodeUnitAccessTarget target, JavaClass released) {
    return types.areRelated(target.getOwner(), released) && isCloser(released, target);
  }

  private boolean isCloser(JavaClass released, CodeUnitAccessTarget target) {
    Optional<ResourceType> type = resources.resource(released);
    String name = target.getName();
    if (type.isPresent() && type.get().notClosers().contains(name)) {
      return false;
    }
    boolean catalogued =
        type.isPresent() && type.get().closers().stream().anyMatch(c -> c.method().equals(name));
    return catalogued || CLOSING.contains(name);
  }

  private boolean releasesArgument(
      JavaAccess<?> access, CodeUnitAccessTarget target, JavaClass released) {
    List<JavaClass> parameters = target.getRawParameterTypes();
    boolean takes = parameters.stream().anyMatch(p -> mayTake(Types.element(p), released));
    if (!takes) {
      return false;
    }
    String owner = target.getOwner().getName();
    return CLOSING.contains(target.getName())
        || KotlinUse.isEnd(access) && new KotlinUse(access.getOrigin()).mayClose(released)
        || !catalogue.closingHelpers(owner, target.getName()).isEmpty()
        || resources.resource(released).stream()
            .flatMap(type -> type.closers().stream())
            .map(Closer::foreign)
            .anyMatch(
                f -> f != null && f.owner().equals(owner) && f.member().equals(target.getName()));
  }

  private boolean mayTake(JavaClass parameter, JavaClass released) {
    return parameter.getName().equals("java.lang.Object") || types.areRelated(parameter, released);
  }

  /** Whether a call takes over what it is given, to close it with itself. */
  boolean takesOver(JavaAccess<?> access, JavaClass given) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && catalogue
            .wraps(
                target.getOwner().getName(), target.getName(), target.getRawParameterTypes().size())
            .stream()
            .map(wrap -> target.getRawParameterTypes().get(wrap.parameter()))
            .anyMatch(parameter -> types.areRelated(parameter, given));
  }

  /** Whether a method looks like releasing its object, by its name. */
  static boolean looksLikeCloser(String method) {
    return CLOSING.contains(method) || CLOSING_FIRST.stream().anyMatch(method::startsWith);
  }
}
