package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/**
 * All rule sets, with what the usual architecture of a bot takes for granted. Import it by {@code
 * ArchTests.in(WatertightRules.class)}.
 */
public final class WatertightRules {
  /** Whether there is anything to judge. */
  @ArchTest public static final ArchTests canaries = ArchTests.in(CanaryRules.class);

  /** Every stateful resource is released when the application ends. */
  @ArchTest public static final ArchTests lifecycle = ArchTests.in(LifecycleRules.class);

  /** Clients and pools are made once, and shared. */
  @ArchTest public static final ArchTests clients = ArchTests.in(ClientRules.class);

  /** The state of dialogs is kept where it lasts, and holds what can be kept. */
  @ArchTest public static final ArchTests state = ArchTests.in(StateRules.class);

  /** Handlers keep nothing of a user and block nobody. */
  @ArchTest public static final ArchTests handlers = ArchTests.in(HandlerRules.class);

  private WatertightRules() {}

  /**
   * All rules as one, with what a team's own architecture of its bot takes for granted. What it
   * says of each violation is what the single rule says.
   */
  public static ArchRule all(BotArchitecture bot) {
    return CompositeArchRule.of(each(bot)).as("the bot should be watertight");
  }

  static List<ArchRule> each(BotArchitecture bot) {
    return List.of(
        CanaryRules.classesAreImported(bot),
        CanaryRules.resourcesAreRecognised(bot),
        LifecycleRules.resourcesAreReleasedFromALifecycleHook(bot),
        LifecycleRules.beansAreReleasedByTheirContainer(bot),
        ClientRules.oneClassConstructsEachClient(bot),
        ClientRules.operationsAndEntitiesConstructNoClient(bot),
        ClientRules.staticFieldsHoldNoClient(bot),
        ClientRules.singletonsHoldNoConnectionOfOneThread(bot),
        StateRules.onlyTheCompositionRootConstructsInMemoryStorages(bot),
        StateRules.handlersKeepNoDialogStateInMaps(bot),
        StateRules.handlersReachStateThroughAContext(bot),
        StateRules.statesHoldOnlyData(bot),
        HandlerRules.handlersKeepNoUserDataInFields(bot),
        HandlerRules.handlersDoNotSleep(bot),
        HandlerRules.handlersWaitForFuturesOnlyWithATimeout(bot),
        HandlerRules.handlersDoNotEndTheProcess(bot));
  }
}
