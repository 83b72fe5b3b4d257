package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.internal.telegram.PromptAnswers;
import org.opentest4j.TestAbortedException;

/** What all contracts of bots have in common: the hooks, and how a rule is tried. */
abstract class BotRules extends Contract<BotCapability> {
  static {
    // A test class may start an HTTP server of its own before the kit does.
    PromptAnswers.demand();
  }

  /**
   * Hook: how your bot is started, on the Telegram and the servers that it is given. Is called once
   * a rule; what it returns is started and ended as the rule needs it.
   *
   * @throws Exception fails the test
   */
  protected abstract Bot bot(Surroundings surroundings) throws Exception;

  /** Hook: a dialog of your bot. */
  protected abstract DialogScript script();

  /** What a rule does. */
  interface BotCheck {
    void run(BotProbe probe) throws Exception;
  }

  /** Tries the rule whose test calls this, on the usual servers. */
  final void holds(BotCheck check) throws Exception {
    holds(Surroundings.usual(), check);
  }

  /** Tries one of two things, on servers that are set up so. */
  final void holds(
      Surroundings surroundings, BotCapability capability, BotCheck there, BotCheck denied)
      throws Exception {
    holds(surroundings, checkedPromises().has(capability) ? there : denied);
  }

  /** What a rule does whose capability another rule proves to be denied. */
  static BotCheck provenBy(BotCapability capability, String rule) {
    return probe -> {
      throw new NotApplicable(
          "%s is denied, which %s proves; there is nothing more to try"
              .formatted(capability, rule));
    };
  }

  /** Tries the rule whose test calls this. */
  final void holds(Surroundings surroundings, BotCheck check) throws Exception {
    Rule rule = callingRule();
    BotHooks hooks = new BotHooks(subject(), this::bot, this::script);
    try (BotProbe probe = new BotProbe(hooks, surroundings)) {
      holds(rule, () -> tried(rule, probe, check));
    }
  }

  /** Tries one of two things: what is there, or that what is denied is not there. */
  final void holds(BotCapability capability, BotCheck there, BotCheck denied) throws Exception {
    holds(checkedPromises().has(capability) ? there : denied);
  }

  private void tried(Rule rule, BotProbe probe, BotCheck check) throws Exception {
    try {
      check.run(probe);
    } catch (TestAbortedException | EnvironmentException e) {
      throw e;
    } catch (AssertionError e) {
      throw broken(rule, String.valueOf(e.getMessage()), probe.told(), e);
    }
  }
}
