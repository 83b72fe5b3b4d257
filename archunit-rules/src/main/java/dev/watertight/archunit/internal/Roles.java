package dev.watertight.archunit.internal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.Catalogue;
import java.util.List;
import java.util.Set;

/** What classes are for, by the names and annotations that are usual in bots. */
public final class Roles {
  private static final List<String> STATES =
      List.of("State", "States", "StateData", "DialogData", "SessionData", "ConversationData");
  private static final List<String> ROOTS =
      List.of(
          "Main",
          "App",
          "Application",
          "Configuration",
          "Config",
          "Module",
          "Bootstrap",
          "Launcher");
  private static final List<String> ROOT_ANNOTATIONS =
      List.of(
          "org.springframework.context.annotation.Configuration",
          "org.springframework.boot.autoconfigure.SpringBootApplication",
          "org.springframework.boot.autoconfigure.AutoConfiguration",
          "org.springframework.boot.test.context.TestConfiguration",
          "io.micronaut.context.annotation.Factory",
          "dagger.Module",
          // What containers generate puts together what they were told elsewhere.
          "dagger.internal.DaggerGenerated",
          "io.micronaut.core.annotation.Generated",
          "org.springframework.aot.generate.Generated");
  private static final Set<String> ROOT_TYPES =
      Set.of("com.google.inject.Module", "org.koin.core.module.Module");

  private static final Set<String> PRINTING = Set.of("java.lang.System", "java.io.PrintStream");

  private Roles() {}

  /**
   * Classes whose methods a bot library or a web framework calls for what users send, or of which a
   * name says so and the code that calls them agrees.
   */
  public static DescribedPredicate<JavaClass> handlers(Catalogue catalogue) {
    return describe("handlers", new HandlerNames(new EntryPoints(catalogue))::isHandler);
  }

  /** Classes with names as states have, which do nothing but hold data. */
  public static DescribedPredicate<JavaClass> states() {
    return describe(
        "states", type -> named(type, STATES) && !type.isInterface() && isOnlyData(type));
  }

  static boolean isOnlyData(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .allMatch(Accessors::isAccessor);
  }

  /**
   * Classes with a {@code main} that starts something, of a framework's configuration, or with a
   * name that says so.
   */
  public static DescribedPredicate<JavaClass> compositionRoot() {
    return describe(
        "the composition root",
        type ->
            named(type, ROOTS)
                || ROOT_ANNOTATIONS.stream().anyMatch(type::isMetaAnnotatedWith)
                || type.getAllClassesSelfIsAssignableTo().stream()
                    .anyMatch(t -> ROOT_TYPES.contains(t.getName()))
                || hasMain(type));
  }

  /** Types through which handlers reach the state of a dialog, such as {@code FsmContext}. */
  public static DescribedPredicate<JavaClass> contexts() {
    return describe("contexts", type -> type.getSimpleName().endsWith("Context"));
  }

  static boolean hasMain(JavaClass type) {
    return type.getMethods().stream().anyMatch(m -> isMain(m) && startsSomething(m));
  }

  /** An empty {@code main}, or one that only prints, is left from a template. */
  private static boolean startsSomething(JavaMethod main) {
    return main.getAccessesFromSelf().stream()
        .anyMatch(access -> !PRINTING.contains(access.getTargetOwner().getName()));
  }

  static boolean isMain(JavaMethod method) {
    return method.getName().equals("main")
        && method.getModifiers().contains(JavaModifier.STATIC)
        && method.getRawParameterTypes().stream()
            .allMatch(type -> type.getName().equals("[Ljava.lang.String;"));
  }

  private static boolean named(JavaClass type, List<String> endings) {
    return endings.stream().anyMatch(type.getSimpleName()::endsWith);
  }
}
