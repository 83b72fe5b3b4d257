package dev.watertight.archunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.watertight.archunit.internal.Application;
import dev.watertight.archunit.internal.Held;
import dev.watertight.archunit.internal.Lifecycles.End;
import dev.watertight.archunit.internal.Lifecycles.Fate;
import dev.watertight.archunit.internal.Words;
import dev.watertight.catalogue.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every stateful resource is released when the application ends. Import it by {@code
 * ArchTests.in(LifecycleRules.class)}, or call the methods with a {@link BotArchitecture} of your
 * own; see {@code docs/archunit/LifecycleRules.md}. The rules are immutable and thread-safe.
 */
public final class LifecycleRules {
  /** {@link #resourcesAreReleasedFromALifecycleHook} of the usual architecture. */
  @ArchTest
  public static final ArchRule resources_are_released_from_a_lifecycle_hook =
      resourcesAreReleasedFromALifecycleHook(BotArchitecture.usual());

  /** {@link #beansAreReleasedByTheirContainer} of the usual architecture. */
  @ArchTest
  public static final ArchRule beans_are_released_by_their_container =
      beansAreReleasedByTheirContainer(BotArchitecture.usual());

  private LifecycleRules() {}

  /**
   * What a class makes and keeps in a field, it releases in a method that a lifecycle hook reaches:
   * Redis clients, storages, connection pools, HTTP clients, executors, and project types that own
   * one.
   */
  public static ArchRule resourcesAreReleasedFromALifecycleHook(BotArchitecture bot) {
    return all(resources(bot, "stateful resources in fields", true))
        .should(new BeReleased("be released in a method that a lifecycle hook reaches"))
        .because("what nobody closes keeps its connections and threads when the bot is stopped")
        .allowEmptyShould(true);
  }

  /** What a method gives to a container as a bean, the container releases, or the application. */
  public static ArchRule beansAreReleasedByTheirContainer(BotArchitecture bot) {
    return all(resources(bot, "stateful resources that are beans", false))
        .should(new BeReleased("be released by their container"))
        .because(
            "containers close what has a close() or shutdown() of its own, and nothing else unasked")
        .allowEmptyShould(true);
  }

  private static ClassesTransformer<Fate> resources(
      BotArchitecture bot, String description, boolean inFields) {
    return new AbstractClassesTransformer<>(description) {
      @Override
      public Iterable<Fate> doTransform(JavaClasses classes) {
        return Application.of(classes, bot).lifecycles().fates().stream()
            .filter(fate -> fate.held().field().isPresent() == inFields)
            .filter(fate -> !bot.ignored().test(fate.held().holder()))
            .toList();
      }
    };
  }

  /** Tells of each resource that stays open. */
  private static final class BeReleased extends ArchCondition<Fate> {
    BeReleased(String description) {
      super("%s", description);
    }

    @Override
    public void check(Fate fate, ConditionEvents events) {
      boolean first =
          fate.end() != End.ONE_LEFT_OPEN
              || fate.held().field().equals(fate.fields().stream().findFirst());
      if (first) {
        boolean released = fate.end() == End.RELEASED;
        events.add(new SimpleConditionEvent(fate.held(), released, message(fate)));
      }
    }

    private static String message(Fate fate) {
      Held held = fate.held();
      return switch (fate.end()) {
        case RELEASED -> subject(held) + ", and it is released";
        case NEVER ->
            "%s, and %s %s %s"
                .formatted(subject(held), nothing(fate), consequence(held), advice(fate));
        case ONE_LEFT_OPEN ->
            "Class <%s> holds %d resources of type %s in its fields %s in %s, and what a lifecycle hook reaches releases fewer. %s Release each of them."
                .formatted(
                    held.holder().getName(),
                    fate.fields().size(),
                    held.made().simpleName(),
                    names(fate.fields()),
                    held.holder().getSourceCodeLocation(),
                    consequence(held));
        case LEFT_BY_CONTAINER ->
            "Method <%s> in %s gives the container %s, which the container does not release, nor does anything else that a lifecycle hook reaches. %s Name the method that releases it in the annotation, such as destroyMethod."
                .formatted(
                    held.maker().getFullName(),
                    held.maker().getSourceCodeLocation(),
                    article(held),
                    consequence(held));
      };
    }

    private static String names(List<JavaField> fields) {
      return fields.stream().map(JavaField::getName).sorted().collect(Collectors.joining(", "));
    }

    private static String subject(Held held) {
      String holder = held.field().map(JavaField::getFullName).orElse("");
      return "Field <%s> holds %s that <%s> makes in %s"
          .formatted(
              holder,
              article(held),
              held.maker().getFullName(),
              held.made().access().getSourceCodeLocation());
    }

    private static String article(Held held) {
      return Words.a(held.made().simpleName());
    }

    private static String nothing(Fate fate) {
      return fate.releaser()
          .map(
              unit ->
                  "only <%s> releases it, which no lifecycle hook reaches."
                      .formatted(unit.getFullName()))
          .orElse("nothing that a lifecycle hook reaches releases it.");
    }

    private static String consequence(Held held) {
      return held.made().kind() == Kind.EXECUTOR
          ? "When the bot stops, its threads keep the process alive, or tasks are cut off in the middle."
          : "When the bot is stopped, what is on its way is lost; loaded anew in the same process, the old connections and threads stay.";
    }

    private static String advice(Fate fate) {
      return fate.releaser()
          .map(
              unit ->
                  "Call it where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.")
          .orElse(
              "Release it where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.");
    }
  }
}
