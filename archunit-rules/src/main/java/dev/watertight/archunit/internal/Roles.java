package dev.watertight.archunit.internal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.EntryPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What classes are for, by the names and annotations that are usual in bots. */
public final class Roles {
  private static final List<String> HANDLERS =
      List.of("Handler", "Handlers", "Command", "Commands", "Listener", "Controller");
  private static final List<String> STATES = List.of("State", "States", "StateData", "DialogData");
  private static final List<String> ROOTS =
      List.of("Main", "Application", "Configuration", "Config", "Module", "Bootstrap");
  private static final Set<String> ROOT_ANNOTATIONS =
      Set.of(
          "org.springframework.context.annotation.Configuration",
          "org.springframework.boot.autoconfigure.SpringBootApplication",
          "org.springframework.boot.autoconfigure.AutoConfiguration",
          "io.micronaut.context.annotation.Factory",
          "dagger.Module");

  private Roles() {}

  /** Classes with a method that a bot library calls for each update, or a name that says so. */
  public static DescribedPredicate<JavaClass> handlers(Catalogue catalogue) {
    Set<String> owners = new HashSet<>();
    Set<String> annotations = new HashSet<>();
    for (EntryPoint entry : catalogue.entryPoints()) {
      (entry.element() == Element.ANNOTATION ? annotations : owners).add(entry.owner());
    }
    return describe(
        "handlers",
        type ->
            named(type, HANDLERS)
                || type.getAllClassesSelfIsAssignableTo().stream()
                    .anyMatch(t -> owners.contains(t.getName()))
                || type.getMethods().stream()
                    .flatMap(m -> m.getAnnotations().stream())
                    .anyMatch(a -> annotations.contains(a.getRawType().getName())));
  }

  /** Classes whose names end as those of states do. */
  public static DescribedPredicate<JavaClass> states() {
    return describe("states", type -> named(type, STATES));
  }

  /** Classes with a {@code main}, of a framework's configuration, or with a name that says so. */
  public static DescribedPredicate<JavaClass> compositionRoot() {
    return describe(
        "the composition root",
        type ->
            named(type, ROOTS)
                || type.getAnnotations().stream()
                    .anyMatch(a -> ROOT_ANNOTATIONS.contains(a.getRawType().getName()))
                || hasMain(type));
  }

  /** Types through which handlers reach the state of a dialog, such as {@code FsmContext}. */
  public static DescribedPredicate<JavaClass> contexts() {
    return describe("contexts", type -> type.getSimpleName().endsWith("Context"));
  }

  static boolean hasMain(JavaClass type) {
    return type.getMethods().stream()
        .anyMatch(
            m -> m.getName().equals("main") && m.getModifiers().contains(JavaModifier.STATIC));
  }

  private static boolean named(JavaClass type, List<String> endings) {
    return endings.stream().anyMatch(type.getSimpleName()::endsWith);
  }
}
