package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.internal.LifecycleSearch;
import dev.watertight.archunit.internal.Search;

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
    return Search.rule(
            "stateful resources in fields should be released in a method that a lifecycle hook"
                + " reaches",
            bot,
            LifecycleSearch::inFields)
        .because("what nobody closes keeps its connections and threads when the bot is stopped");
  }

  /** What a method gives to a container as a bean, the container releases, or the application. */
  public static ArchRule beansAreReleasedByTheirContainer(BotArchitecture bot) {
    return Search.rule(
            "stateful resources that are beans should be released by their container",
            bot,
            LifecycleSearch::ofBeans)
        .because(
            "containers close what has a close() or shutdown() of its own, and nothing else unasked");
  }
}
