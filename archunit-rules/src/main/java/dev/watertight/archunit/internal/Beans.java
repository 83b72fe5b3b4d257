package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.ResourceType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What containers close by themselves of what they are given. */
final class Beans {
  private static final String SPRING_BEAN = "org.springframework.context.annotation.Bean";
  private static final String MICRONAUT_BEAN = "io.micronaut.context.annotation.Bean";

  /** What Spring calls unasked; stop, dispose, quit, disconnect and logout it does not. */
  private static final Set<String> INFERRED = Set.of("close", "shutdown");

  private static final Set<String> PROVIDERS =
      Set.of(
          "jakarta.enterprise.inject.Produces",
          "javax.enterprise.inject.Produces",
          "com.google.inject.Provides",
          "dagger.Provides",
          MICRONAUT_BEAN);

  /** All of them, since Spring need not be on the class path of the tests. */
  private static final Set<String> SPRING_COMPONENTS =
      Set.of(
          "org.springframework.stereotype.Component",
          "org.springframework.stereotype.Service",
          "org.springframework.stereotype.Repository",
          "org.springframework.stereotype.Controller",
          "org.springframework.web.bind.annotation.RestController",
          "org.springframework.context.annotation.Configuration",
          "org.springframework.boot.autoconfigure.SpringBootApplication",
          "org.springframework.boot.autoconfigure.AutoConfiguration");

  private final Types types;
  private final Resources resources;

  Beans(Types types, Resources resources) {
    this.types = types;
    this.resources = resources;
  }

  /** Whether a method gives what it makes to a container. */
  static boolean isProvider(JavaCodeUnit unit) {
    return annotation(unit, SPRING_BEAN).isPresent()
        || PROVIDERS.stream().anyMatch(name -> annotation(unit, name).isPresent());
  }

  /** Whether the container closes what such a method makes, or may for all that is known. */
  boolean isClosed(JavaCodeUnit provider, Made made) {
    Optional<JavaAnnotation<?>> spring = annotation(provider, SPRING_BEAN);
    if (spring.isPresent()) {
      return isClosedBySpring(spring.get(), made);
    }
    return annotation(provider, MICRONAUT_BEAN)
        .map(bean -> !text(bean, "preDestroy").isEmpty())
        .orElse(false);
  }

  private boolean isClosedBySpring(JavaAnnotation<?> bean, Made made) {
    Optional<Object> named = bean.tryGetExplicitlyDeclaredProperty("destroyMethod");
    if (named.isPresent()) {
      return !named.get().equals("");
    }
    ResourceType known = resources.catalogue().type(made.resource());
    String inferred = known == null ? null : known.springBeanClose();
    return inferred == null || !inferred.equals("none") || types.isCloseable(made.type());
  }

  /** What a container calls at the end of its objects of these classes, as it infers it. */
  Set<JavaCodeUnit> closers(Collection<JavaClass> classes) {
    Set<JavaCodeUnit> closers = new LinkedHashSet<>();
    for (JavaClass type : classes) {
      if (isComponent(type) && types.isCloseable(type)) {
        addMethods(type, Set.of("close"), closers);
      }
      for (JavaMethod method : type.getMethods()) {
        annotation(method, SPRING_BEAN)
            .ifPresent(bean -> ofBean(bean, "destroyMethod", method, closers));
        annotation(method, MICRONAUT_BEAN)
            .ifPresent(bean -> ofBean(bean, "preDestroy", method, closers));
      }
    }
    return closers;
  }

  private void ofBean(
      JavaAnnotation<?> bean, String attribute, JavaMethod method, Set<JavaCodeUnit> closers) {
    Optional<Object> named = bean.tryGetExplicitlyDeclaredProperty(attribute);
    Set<String> names =
        named.isPresent()
            ? Set.of(named.get().toString())
            : attribute.equals("destroyMethod") ? INFERRED : Set.of();
    JavaClass declared = method.getRawReturnType();
    addMethods(declared, names, closers);
    // Spring looks at the object, not at what the method declares.
    declared.getAllSubclasses().forEach(heir -> addMethods(heir, names, closers));
  }

  private static void addMethods(JavaClass type, Set<String> names, Set<JavaCodeUnit> closers) {
    for (String name : names) {
      type.getAllMethods().stream()
          .filter(m -> m.getName().equals(name) && m.getRawParameterTypes().isEmpty())
          .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
          .forEach(closers::add);
    }
  }

  /** Whether Spring finds it and makes one of it. */
  static boolean isComponent(JavaClass type) {
    return SPRING_COMPONENTS.stream().anyMatch(type::isMetaAnnotatedWith);
  }

  private static String text(JavaAnnotation<?> annotation, String attribute) {
    return annotation.tryGetExplicitlyDeclaredProperty(attribute).map(Object::toString).orElse("");
  }

  private static Optional<JavaAnnotation<?>> annotation(JavaCodeUnit unit, String name) {
    for (JavaAnnotation<?> each : unit.getAnnotations()) {
      if (each.getRawType().getName().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
