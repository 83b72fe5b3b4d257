package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.internal.Hook;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The hooks of a contract of bots. One that hangs, throws or gives nothing is a mistake of the
 * test, which is told as such, and no fault of the bot.
 *
 * @param subject the class that has the hooks
 */
record BotHooks(String subject, Starting starting, Supplier<DialogScript> writing) {
  /** The hook that says how a bot is started. */
  interface Starting {
    Bot bot(Surroundings surroundings) throws Exception;
  }

  Bot bot(Surroundings surroundings) {
    return given(
        named("bot(surroundings)"),
        Hook.run(
            named("bot(surroundings)"),
            BotTimes.hooks(),
            surroundings::startingTook,
            () -> starting.bot(surroundings)),
        "Return how your bot is started, such as ChildJvm.running(Main.class).");
  }

  /** Starts the bot, which has a deadline of its own. */
  BotProcess start(Bot bot) {
    return given(
        "start() of %s, which %s returned,".formatted(bot.name(), named("bot(surroundings)")),
        bot.start(),
        "Return the bot that was started.");
  }

  DialogScript script() {
    String advice =
        "Return a dialog of two steps or more, such as DialogScript.beginningWith(\"/order\", \"Which model?\").then(..).";
    DialogScript script =
        given(
            named("script()"), Hook.run(named("script()"), BotTimes.hooks(), writing::get), advice);
    if (script.steps().size() < 2) {
      throw new EnvironmentException(
          "%s returned one step. %s".formatted(named("script()"), advice));
    }
    return script;
  }

  long count(LongSupplier counting) {
    return Hook.run(named("counting(..) of script()"), BotTimes.hooks(), counting::getAsLong);
  }

  /** Begins to let the work fail; closing what it gives ends that. */
  AutoCloseable fail(DialogScript.Fault fault) {
    String hook = named("failingBy(..) of script()");
    AutoCloseable failure =
        given(
            hook, Hook.run(hook, BotTimes.hooks(), fault::begin), "Return what ends the failure.");
    return () ->
        Hook.run(
            "What %s returned".formatted(hook),
            BotTimes.hooks(),
            () -> {
              failure.close();
              return true;
            });
  }

  /** How messages name a hook. */
  String named(String hook) {
    return hook + " of " + subject;
  }

  private static <T> T given(String hook, T result, String advice) {
    if (result == null) {
      throw new EnvironmentException("%s returned null. %s".formatted(hook, advice));
    }
    return result;
  }
}
