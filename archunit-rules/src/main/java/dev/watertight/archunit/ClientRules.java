package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.internal.ConstructedClients;
import dev.watertight.archunit.internal.HeldClients;
import dev.watertight.archunit.internal.Search;

/**
 * One client of each type, made where the application starts, and passed to those that need it:
 * clients for HTTP and Redis, pools of databases, connections to brokers, sessions of bots.
 *
 * <p>The fields are for {@code ArchTests.in(ClientRules.class)}, the methods for a bot of which
 * {@link BotArchitecture} says more.
 */
public final class ClientRules {
  private static final BotArchitecture USUAL = BotArchitecture.usual();

  /** One class constructs each client, by the usual names. */
  @ArchTest
  public static final ArchRule one_class_constructs_each_client =
      oneClassConstructsEachClient(USUAL);

  /** Operations and entities construct no client, by the usual names. */
  @ArchTest
  public static final ArchRule operations_and_entities_construct_no_client =
      operationsAndEntitiesConstructNoClient(USUAL);

  /** Static fields hold no client, by the usual names. */
  @ArchTest
  public static final ArchRule static_fields_hold_no_client = staticFieldsHoldNoClient(USUAL);

  /** Singletons hold no connection of one thread, by the usual names. */
  @ArchTest
  public static final ArchRule singletons_hold_no_connection_of_one_thread =
      singletonsHoldNoConnectionOfOneThread(USUAL);

  private ClientRules() {}

  /**
   * No two classes outside of the composition root construct a client of the same type, of a
   * library or of the project.
   */
  public static ArchRule oneClassConstructsEachClient(BotArchitecture bot) {
    return Search.rule(
            "one class constructs each client", bot, ConstructedClients::ofSeveralClasses)
        .because(
            "clients that are made apart open connections and threads apart; make one and pass it"
                + " on");
  }

  /**
   * What runs for each update, request or schedule, and each entity, uses a client that is there.
   */
  public static ArchRule operationsAndEntitiesConstructNoClient(BotArchitecture bot) {
    return Search.rule(
            "operations and entities construct no client", bot, ConstructedClients::ofOperations)
        .because(
            "a pool for each operation connects again each time and runs out of sockets under"
                + " load; make it at the start");
  }

  /** No static field outside of the composition root holds a client that its class never closes. */
  public static ArchRule staticFieldsHoldNoClient(BotArchitecture bot) {
    return Search.rule("static fields hold no client", bot, HeldClients::inStaticFields)
        .because(
            "what a static field holds has no owner who closes it; make it in the composition root"
                + " and close it there");
  }

  /** No singleton, static field or handler shares a connection that only one thread may use. */
  public static ArchRule singletonsHoldNoConnectionOfOneThread(BotArchitecture bot) {
    return Search.rule("singletons hold no connection of one thread", bot, HeldClients::shared)
        .because(
            "threads that talk over one connection at once mix up their answers; borrow one from a"
                + " pool for each operation");
  }
}
