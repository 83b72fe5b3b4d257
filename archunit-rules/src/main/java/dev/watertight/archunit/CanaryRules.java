package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.internal.Application;
import dev.watertight.archunit.internal.Finding;
import dev.watertight.archunit.internal.Search;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fail where the other rules would pass since they saw nothing. The rules are immutable and
 * thread-safe.
 */
public final class CanaryRules {
  /** {@link #classesAreImported} of the usual architecture. */
  @ArchTest
  public static final ArchRule classes_are_imported = classesAreImported(BotArchitecture.usual());

  /** {@link #resourcesAreRecognised} of the usual architecture. */
  @ArchTest
  public static final ArchRule resources_are_recognised =
      resourcesAreRecognised(BotArchitecture.usual());

  private CanaryRules() {}

  /** There is something to judge. */
  public static ArchRule classesAreImported(BotArchitecture bot) {
    return canary(
        bot,
        "be imported",
        application -> !application.judged().isEmpty(),
        application ->
            application.classes().isEmpty()
                ? "No class was imported, so that all other rules pass unseen. Check the packages of @AnalyzeClasses, and that the classes are compiled and not left out by an import option."
                : "All %d imported classes are ignored, so that all other rules pass unseen. Check ignoring(..) of the BotArchitecture."
                    .formatted(application.classes().size()));
  }

  /** At least one class makes a resource that the catalogue knows, or the team has named. */
  public static ArchRule resourcesAreRecognised(BotArchitecture bot) {
    return canary(
        bot,
        "make a resource that is recognised",
        application -> application.classes().isEmpty() || application.makesResources(),
        application ->
            "None of the %d imported classes makes a resource that is known, so that rules on resources pass unseen. Import the whole application with its composition root; name resources of your own in watertight.yaml (resources) or by BotArchitecture.withResources(..). A bot that has none imports the other rule sets one by one, without CanaryRules."
                .formatted(application.classes().size()));
  }

  private static ArchRule canary(
      BotArchitecture bot,
      String should,
      Predicate<Application> holds,
      Function<Application, String> otherwise) {
    return Search.rule(
            "classes should " + should,
            bot,
            application ->
                holds.test(application)
                    ? Stream.empty()
                    : Stream.of(new Finding(application, otherwise.apply(application))))
        .because("a rule that sees nothing finds nothing");
  }
}
