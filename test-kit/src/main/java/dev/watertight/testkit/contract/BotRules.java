package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.internal.telegram.PromptAnswers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/** What all contracts of bots have in common: the hooks, and how a rule is tried. */
@ExtendWith(SharedBots.class)
abstract class BotRules extends Contract<BotCapability> {
  static {
    // A test class may start an HTTP server of its own before the kit does.
    PromptAnswers.demand();
  }

  /**
   * Hook: how your bot is started, on the Telegram and the servers that it is given. What it
   * returns is started and ended as rules need it, one rule after the other: it is asked again,
   * with other servers, only after a rule that failed, was waived, or has left no bot that is as
   * new.
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

  private SharedStage shared = SharedStage.none();

  /** From now on, finds the bot that another rule has left, and leaves one. */
  final void share(SharedStage with) {
    shared = with;
  }

  @Override
  final Together together() {
    SharedStage before = shared;
    SharedStage now = new SharedStage();
    share(now);
    return () -> {
      share(before);
      now.close();
    };
  }

  /** Tries the rule whose test calls this, on a bot that other rules may have had. */
  final void holds(BotCheck check) throws Exception {
    Rule rule = callingRule();
    holds(rule, shared.take().orElseGet(() -> stage(Surroundings.usual())), check);
  }

  /** Tries the rule whose test calls this, on a bot that no other rule has had. */
  final void holds(Surroundings surroundings, BotCheck check) throws Exception {
    Rule rule = callingRule();
    // Two at a time may want the same port, and use the same server.
    shared.end();
    holds(rule, stage(surroundings), check);
  }

  private BotStage stage(Surroundings surroundings) {
    return new BotStage(new BotHooks(subject(), this::bot, this::script), surroundings);
  }

  private void holds(Rule rule, BotStage stage, BotCheck check) throws Exception {
    boolean another = false;
    try {
      BotProbe probe = new BotProbe(stage);
      try {
        holds(rule, () -> tried(rule, probe, check));
        another = stage.isAsNew() && probe.isSettled();
      } catch (NotApplicable e) {
        another = stage.isAsNew() && probe.isSettled();
        throw e;
      }
    } finally {
      if (another) {
        shared.leave(stage);
      } else {
        stage.close();
      }
    }
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
