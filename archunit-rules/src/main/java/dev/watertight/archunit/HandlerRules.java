package dev.watertight.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.internal.HandlerSearch;
import dev.watertight.archunit.internal.Search;
import dev.watertight.archunit.internal.UserData;

/**
 * Handlers serve all users at once: they keep nothing of one, hold up nobody, and end nothing.
 *
 * <p>The fields are for {@code ArchTests.in(HandlerRules.class)}, the methods for a bot of which
 * {@link BotArchitecture} says more.
 */
public final class HandlerRules {
  private static final BotArchitecture USUAL = BotArchitecture.usual();

  /** Handlers keep no user data in fields, by the usual names. */
  @ArchTest
  public static final ArchRule handlers_keep_no_user_data_in_fields =
      handlersKeepNoUserDataInFields(USUAL);

  /** Handlers do not sleep, by the usual names. */
  @ArchTest public static final ArchRule handlers_do_not_sleep = handlersDoNotSleep(USUAL);

  /** Handlers wait for futures only with a timeout, by the usual names. */
  @ArchTest
  public static final ArchRule handlers_wait_for_futures_only_with_a_timeout =
      handlersWaitForFuturesOnlyWithATimeout(USUAL);

  /** Handlers do not end the process, by the usual names. */
  @ArchTest
  public static final ArchRule handlers_do_not_end_the_process = handlersDoNotEndTheProcess(USUAL);

  private HandlerRules() {}

  /** No handler that serves all users writes what one has sent into a field. */
  public static ArchRule handlersKeepNoUserDataInFields(BotArchitecture bot) {
    return Search.rule("handlers keep no user data in fields", bot, UserData::inFields)
        .because("one handler serves all users, who would overwrite and see each other's data");
  }

  /** No handler sleeps. */
  public static ArchRule handlersDoNotSleep(BotArchitecture bot) {
    return Search.rule("handlers do not sleep", bot, HandlerSearch::sleeping)
        .because("who sleeps keeps all others waiting; schedule what comes later");
  }

  /** No handler waits for a future without a timeout. */
  public static ArchRule handlersWaitForFuturesOnlyWithATimeout(BotArchitecture bot) {
    return Search.rule("handlers wait for futures only with a timeout", bot, HandlerSearch::waiting)
        .because("what never answers would stop the bot for all; give a timeout");
  }

  /** No handler ends the process. */
  public static ArchRule handlersDoNotEndTheProcess(BotArchitecture bot) {
    return Search.rule("handlers do not end the process", bot, HandlerSearch::ending)
        .because("no message of a user may end the bot for all; leave that to the main class");
  }
}
