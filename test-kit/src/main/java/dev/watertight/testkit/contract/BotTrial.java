package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.DialogScript.Step;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.Exit;
import java.util.List;

/** A bot that a rule ends and starts again. */
final class BotTrial {
  private final BotProbe probe;
  private BotProcess running;

  private BotTrial(BotProbe probe, BotProcess running) {
    this.probe = probe;
    this.running = running;
  }

  /** Begins with a bot that runs, which Telegram has heard of. */
  static BotTrial begun(BotProbe probe) throws Exception {
    BotTrial trial = new BotTrial(probe, probe.begin());
    probe.telegram().awaitBot();
    return trial;
  }

  BotProcess bot() {
    return running;
  }

  List<Step> steps() {
    return probe.script().steps();
  }

  Step step(int index) {
    return steps().get(index);
  }

  int lastStep() {
    return steps().size() - 1;
  }

  Talk talk(String firstName) {
    return probe.talk(firstName);
  }

  /** Ends it by SIGKILL, or aborts the rule. */
  void kill() {
    demandKillable(running);
    running.kill();
    probe.evidence().add(running.name() + " killed");
  }

  static void demandKillable(BotProcess bot) {
    if (!bot.isKillable()) {
      throw new NotApplicable(
          bot.name() + " cannot be killed by the kit. Start it by ChildJvm to try this rule.");
    }
  }

  /** Ends it in good order, or aborts the rule. */
  Exit stop() {
    return stop(running);
  }

  Exit stop(BotProcess bot) {
    demandTerminable(bot);
    try {
      Exit exit = bot.terminate(BotTimes.shutdown());
      probe
          .evidence()
          .add(
              bot.name()
                  + " ended in good order"
                  + (exit.code().isPresent() ? ", exit code " + exit.code().getAsInt() : ""));
      return exit;
    } catch (EnvironmentException e) {
      throw new AssertionError("it does not end: " + e.getMessage(), e);
    }
  }

  static void demandTerminable(BotProcess bot) {
    if (!bot.isTerminable()) {
      throw new NotApplicable(
          bot.name() + " cannot be ended by the kit. Start it by ChildJvm to try this rule.");
    }
  }

  /** Starts it once more; what it was before has ended. */
  void startAgain() throws Exception {
    running = startedAgain();
  }

  private BotProcess startedAgain() throws Exception {
    try {
      return probe.start();
    } catch (EnvironmentException e) {
      throw new AssertionError("it does not start again: " + e.getMessage(), e);
    }
  }

  /** Starts one more while this runs, which is the running one from then on; gives the old one. */
  BotProcess startAnother() throws Exception {
    BotProcess before = running;
    running = startedAgain();
    return before;
  }

  /** The servers that the bot was given, or aborts the rule. */
  List<RealServer> servers() {
    List<RealServer> servers = probe.surroundings().serversInUse();
    if (servers.isEmpty()) {
      throw new NotApplicable(
          "The bot keeps its dialogs on no server of the kit. Take redis() or postgres() of the surroundings to try this rule.");
    }
    return servers;
  }

  void demandAlive(String otherwise) {
    if (!running.isAlive()) {
      throw new AssertionError(otherwise);
    }
  }

  BotProbe probe() {
    return probe;
  }
}
