package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.internal.Search;
import dev.watertight.archunit.internal.StateSearch;

/**
 * The state of dialogs is data, in a storage that outlives the process, and reached in one way.
 *
 * <p>The fields are for {@code ArchTests.in(StateRules.class)}, the methods for a bot of which
 * {@link BotArchitecture} says more.
 */
public final class StateRules {
  private static final BotArchitecture USUAL = BotArchitecture.usual();

  /** In-memory storages are constructed in the composition root only, by the usual names. */
  @ArchTest
  public static final ArchRule only_the_composition_root_constructs_in_memory_storages =
      onlyTheCompositionRootConstructsInMemoryStorages(USUAL);

  /** Handlers keep no dialog state in maps, by the usual names. */
  @ArchTest
  public static final ArchRule handlers_keep_no_dialog_state_in_maps =
      handlersKeepNoDialogStateInMaps(USUAL);

  /** Handlers reach state through a context, by the usual names. */
  @ArchTest
  public static final ArchRule handlers_reach_state_through_a_context =
      handlersReachStateThroughAContext(USUAL);

  /** States hold only data, by the usual names. */
  @ArchTest public static final ArchRule states_hold_only_data = statesHoldOnlyData(USUAL);

  private StateRules() {}

  /** No class outside of the composition root constructs a storage that forgets at a restart. */
  public static ArchRule onlyTheCompositionRootConstructsInMemoryStorages(BotArchitecture bot) {
    return Search.rule(
            "only the composition root constructs in-memory storages",
            bot,
            StateSearch::storagesInMemory)
        .because(
            "what they keep is lost with every restart; whether that is wanted is decided in one"
                + " place, by a setting");
  }

  /** No handler has a map from users to states. */
  public static ArchRule handlersKeepNoDialogStateInMaps(BotArchitecture bot) {
    return Search.rule("handlers keep no dialog state in maps", bot, StateSearch::statesInMaps)
        .because("a restart forgets all dialogs; keep state in the storage of the bot");
  }

  /** No handler calls Redis or a database by itself. */
  public static ArchRule handlersReachStateThroughAContext(BotArchitecture bot) {
    return Search.rule(
            "handlers reach state through a context", bot, StateSearch::storageInHandlers)
        .because(
            "only one place should decide how state is written, expires and is released; pass a"
                + " context to the handler");
  }

  /** No state holds streams, files, bytes, entities, or objects of a framework. */
  public static ArchRule statesHoldOnlyData(BotArchitecture bot) {
    return Search.rule("states hold only data", bot, StateSearch::contents)
        .because("a state is stored at each step and read after a restart; keep identifiers in it");
  }
}
