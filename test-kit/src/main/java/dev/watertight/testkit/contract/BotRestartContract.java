package dev.watertight.testkit.contract;

import dev.watertight.testkit.contract.BotStored.Found;
import dev.watertight.testkit.environment.bot.BotProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A dialog goes on after the bot was killed and started, also when what is stored is not what it
 * was. Rules RES; see {@code docs/kit/contracts/BotRestartContract.md}.
 */
public abstract class BotRestartContract extends BotRules {
  @Test
  void res1_the_bot_plays_its_script() throws Exception {
    // Telegram may have something to object to its start.
    holds(
        Surroundings.usual(),
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Talk user = trial.talk("Anna");
          user.play(
              0, trial.steps().size(), "The bot does not answer as script() says; check both");
          user.settle();
          probe.telegram().verify();
        });
  }

  @Test
  void res2_a_dialog_goes_on_after_a_kill() throws Exception {
    holds(
        BotCapability.SURVIVES_RESTART,
        probe -> goesOn(probe, BotTrial::kill, "killed", 1),
        probe -> doesNotGoOn(probe, BotTrial::kill, "killed"));
  }

  @Test
  void res3_a_dialog_goes_on_after_a_stop() throws Exception {
    holds(
        BotCapability.SURVIVES_RESTART,
        // One that can be killed goes through each step that way.
        probe -> goesOn(probe, BotTrial::stop, "stopped", 2),
        probe -> doesNotGoOn(probe, BotTrial::stop, "stopped"));
  }

  private interface End {
    void of(BotTrial trial);
  }

  private static void goesOn(BotProbe probe, End end, String ended, int firstOfKillable)
      throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    Talk user = trial.talk("Anna");
    int first = trial.bot().isKillable() ? Math.min(firstOfKillable, trial.lastStep()) : 1;
    user.play(0, first, "The dialog does not begin");
    for (int i = first; i <= trial.lastStep(); i++) {
      user.settle();
      end.of(trial);
      trial.startAgain();
      user.play(
          i,
          i + 1,
          "The bot was %s after step %d and started, and the dialog does not go on: the user has to begin anew at each deployment and crash"
              .formatted(ended, i));
    }
  }

  private static void doesNotGoOn(BotProbe probe, End end, String ended) throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    Talk user = trial.talk("Anna");
    user.play(0, 1, "The dialog does not begin");
    user.settle();
    end.of(trial);
    trial.startAgain();
    user.reaction(
        trial.step(1), "The bot has forgotten the dialog, and leaves the user without a word");
    if (user.said().times(trial.step(1)) > 0) {
      throw new AssertionError(
          "The bot was %s and started, and the dialog goes on all the same. Promise SURVIVES_RESTART, so that it stays so."
              .formatted(ended));
    }
  }

  @Test
  void res4_a_dialog_goes_on_with_another_instance() throws Exception {
    holds(
        BotCapability.TWO_INSTANCES,
        BotRestartContract::handedOver,
        BotRestartContract::notHandedOver);
  }

  private static void handedOver(BotProbe probe) throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    Talk user = trial.talk("Anna");
    user.play(0, trial.lastStep(), "The dialog does not begin");
    user.settle();
    BotProcess before = trial.startAnother();
    trial.stop(before);
    user.play(
        trial.lastStep(),
        trial.steps().size(),
        "A second instance was started, the first one ended, and the dialog does not go on: each rolling update ends all dialogs");
  }

  private static void notHandedOver(BotProbe probe) throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    Talk user = trial.talk("Anna");
    user.play(0, 1, "The dialog does not begin");
    user.settle();
    BotProcess before = trial.startAnother();
    trial.stop(before);
    user.reaction(
        trial.step(1),
        "The second instance does not know the dialog, and leaves the user without a word");
    if (user.said().times(trial.step(1)) > 0) {
      throw new AssertionError(
          "A second instance goes on with the dialog all the same. Promise TWO_INSTANCES, so that it stays so.");
    }
  }

  @Test
  void res5_what_was_said_while_it_was_down_is_answered() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          Talk anna = trial.talk("Anna");
          anna.play(0, 1, "The dialog does not begin");
          anna.settle();
          trial.stop();
          Talk ben = trial.talk("Ben");
          ben.act(trial.step(0), "The user cannot write");
          boolean survives = checkedPromises().has(BotCapability.SURVIVES_RESTART);
          if (survives) {
            anna.act(trial.step(1), "The user cannot go on");
          }
          trial.startAgain();
          String lost =
              "What users wrote while the bot was down is lost: they wait for an answer that never comes";
          ben.awaitAnswer(trial.step(0), lost);
          if (survives) {
            anna.awaitAnswer(trial.step(1), lost);
          }
        });
  }

  @Test
  void res6_a_state_that_is_no_more_is_answered() throws Exception {
    holds(
        BotCapability.SURVIVES_RESTART,
        BotRestartContract::otherRelease,
        provenBy(BotCapability.SURVIVES_RESTART, "RES2"));
  }

  private static void otherRelease(BotProbe probe) throws Exception {
    BotTrial trial = BotTrial.begun(probe);
    trial.servers();
    Map<Integer, String> states = new TreeMap<>(probe.script().storedStates());
    if (states.keySet().stream().noneMatch(step -> step < trial.lastStep())) {
      throw new NotApplicable(
          "The kit does not know how states are stored. Say so in script() after a step, such as .storedAs(\"order:phone\"), to try this rule.");
    }
    states.keySet().removeIf(step -> step >= trial.lastStep());
    for (int step : states.keySet()) {
      Talk user = trial.talk("Anna" + step);
      user.play(0, step + 1, "The dialog does not begin");
      user.settle();
    }
    trial.stop();
    Map<Integer, String> others = new TreeMap<>();
    states.forEach((step, state) -> others.put(step, BotStored.rename(probe, state)));
    trial.startAgain();
    for (int step : states.keySet()) {
      String renamed =
          "The state \"%s\" is stored as \"%s\" now, as after a release that renamed it, and the user"
              .formatted(states.get(step), others.get(step));
      Talk user = trial.talk("Anna" + step);
      user.reaction(trial.step(step + 1), renamed + " gets no answer");
      if (user.said().times(trial.step(step + 1)) > 0) {
        throw new AssertionError(
            renamed
                + " goes on all the same: the kit cannot have met the state. Let storedAs(..) say what decides");
      }
      user.isNotStuck(renamed + " cannot begin anew: stuck until somebody deletes the key");
    }
  }

  @Test
  void res7_a_dialog_whose_time_is_over_is_gone() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          if (probe.script().expiry().isEmpty()) {
            demandStored(trial);
          }
          for (int i = 1; i <= trial.lastStep(); i++) {
            expired(trial, i);
          }
        });
  }

  private void demandStored(BotTrial trial) {
    if (!checkedPromises().has(BotCapability.SURVIVES_RESTART)) {
      throw new NotApplicable(
          "SURVIVES_RESTART is denied: the bot itself keeps its dialogs, and the kit cannot let their time run out. Let expiredBy(..) of script() do so, such as by a clock that is set forward, to try this rule.");
    }
    trial.servers();
  }

  private static void expired(BotTrial trial, int next) throws Exception {
    Talk user = trial.talk("Anna" + next);
    Found before = Found.of(trial.probe());
    user.play(0, next, "The dialog does not begin");
    user.settle();
    BotStored.expire(trial.probe(), Found.of(trial.probe()).since(before));
    String said =
        user.reaction(
            trial.step(next),
            "The time of the dialog ran out after step %d, and the user who comes back gets no answer"
                .formatted(next));
    if (user.said().times(trial.step(next)) > 0) {
      throw new AssertionError(
          "The time of the dialog ran out after step %d, and the bot went on with it and said \"%s\": what a user left long ago is taken for what was meant now"
              .formatted(next, said));
    }
    asAFreshUser(trial, user, next, said);
    user.isNotStuck(
        "The time of the dialog ran out, and the user cannot begin anew: stuck for good");
  }

  /** Who never began has the same before the eyes; a button cannot be pressed without it. */
  private static void asAFreshUser(BotTrial trial, Talk user, int next, String said) {
    if (!trial.step(next).text().startsWith("says ")) {
      return;
    }
    Talk fresh = trial.talk("Fresh" + next);
    String usual = fresh.reaction(trial.step(next), "A user without a dialog gets no answer");
    if (!without(user, said).equals(without(fresh, usual))) {
      throw new AssertionError(
          "The time of the dialog ran out after step %d, and the bot said \"%s\"; to a user without a dialog it says \"%s\". Something of the old dialog is left"
              .formatted(next, said, usual));
    }
  }

  private static String without(Talk user, String text) {
    return text.replace(user.name(), "..").replace(Long.toString(user.chat().id()), "..");
  }

  @Test
  void res8_a_dialog_of_which_a_key_is_gone_is_answered() throws Exception {
    holds(
        probe -> {
          BotTrial trial = BotTrial.begun(probe);
          for (int i = 1; i <= trial.lastStep(); i++) {
            evictedOneByOne(trial, i);
          }
        });
  }

  private static void evictedOneByOne(BotTrial trial, int next) {
    int keys = 1;
    for (int i = 0; i < keys; i++) {
      Talk user = trial.talk("Anna" + next + "x" + i);
      Found before = Found.of(trial.probe());
      user.play(0, next, "The dialog does not begin");
      user.settle();
      List<String> added = BotStored.demandKeys(Found.of(trial.probe()).since(before));
      keys = added.size();
      if (i >= keys) {
        return;
      }
      BotStored.delete(trial.probe(), added.get(i));
      user.reaction(
          trial.step(next),
          "Redis evicted the key %s after step %d, and the user gets no answer"
              .formatted(added.get(i), next));
      user.isNotStuck(
          "Redis evicted the key %s after step %d, and the user cannot begin anew: stuck for good"
              .formatted(added.get(i), next));
    }
  }
}
