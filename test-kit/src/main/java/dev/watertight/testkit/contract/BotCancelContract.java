package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.contract.DialogScript.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * There is a way out of the dialog, wherever a user is. Rules CAN; see {@code
 * docs/kit/contracts/BotCancelContract.md}.
 */
public abstract class BotCancelContract extends BotRules {
  private static final String USUAL = "/cancel";

  @Test
  void can1_each_step_can_be_cancelled() throws Exception {
    holds(
        BotCapability.CANCEL,
        probe -> {
          Step cancel = cancel(probe);
          probe.begin();
          for (int step = 1; step < probe.script().steps().size(); step++) {
            Talk anna = probe.talk("Anna" + step);
            anna.leads(0, step);
            cancels(probe, anna, cancel, step);
          }
        },
        BotCancelContract::refused);
  }

  @Test
  void can2_a_cancelled_dialog_is_over() throws Exception {
    holds(
        BotCapability.CANCEL,
        probe -> {
          Step cancel = cancel(probe);
          probe.begin();
          List<String> toOthers = probe.answerToFreshUser();
          for (int step = 1; step < probe.script().steps().size(); step++) {
            Talk anna = probe.talk("Anna" + step);
            anna.leads(0, step);
            cancels(probe, anna, cancel, step);
            assertThat(anna.asks(toOthers))
                .as(
                    "What the bot answers to a user who has cancelled after step %d, which has to be what it answers to one who is in no dialog. Else the next message is taken for an answer in a dialog that the user has left",
                    step)
                .isEqualTo(toOthers);
          }
        },
        BotCancelContract::refused);
  }

  @Test
  void can3_cancelling_nothing_is_answered() throws Exception {
    holds(
        BotCapability.CANCEL,
        probe -> {
          Step cancel = cancel(probe);
          probe.begin();
          Talk anna = probe.talk("Anna");
          anna.act(cancel);
          assertThat(anna.hears(1, BotTimes.patience()))
              .as(
                  "What the bot answers to a user who %s and is in no dialog. Without an answer the user cannot know whether the bot still runs",
                  cancel.text())
              .isNotEmpty();
          anna.beginsAnew("The dialog cannot be led after nothing was cancelled");
        },
        BotCancelContract::refused);
  }

  @Test
  void can4_what_is_cancelled_is_not_done() throws Exception {
    holds(
        BotCapability.CANCEL,
        probe -> {
          Step cancel = cancel(probe);
          probe.effects();
          probe.begin();
          long before = probe.effects();
          for (int step = 1; step < probe.script().steps().size(); step++) {
            Talk anna = probe.talk("Anna" + step);
            anna.leads(0, step);
            cancels(probe, anna, cancel, step);
            if (step == anna.lastStep()) {
              anna.hears(0, BotTimes.patience());
              pressAllTheSame(probe, anna);
            }
          }
          assertThat(probe.effects() - before)
              .as(
                  "What dialogs have done that were cancelled, also if their last step is done afterwards. Anything means that users get what they have told the bot not to do")
              .isZero();
        },
        BotCancelContract::refused);
  }

  private static void pressAllTheSame(BotProbe probe, Talk user) {
    try {
      user.doesLast();
    } catch (AssertionError e) {
      probe.evidence().add("the last step cannot be done any more, since its button is gone");
    }
    user.hears(0, BotTimes.patience());
  }

  @Test
  void can5_a_cancelled_dialog_begins_anew() throws Exception {
    holds(
        BotCapability.CANCEL,
        probe -> {
          Step cancel = cancel(probe);
          probe.begin();
          for (int step = 1; step < probe.script().steps().size(); step++) {
            Talk anna = probe.talk("Anna" + step);
            anna.leads(0, step);
            cancels(probe, anna, cancel, step);
            anna.beginsAnew(
                "The dialog cannot be led again after it was cancelled after step " + step);
          }
        },
        BotCancelContract::refused);
  }

  private static Step cancel(BotProbe probe) {
    return probe
        .script()
        .cancel()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "script() does not say how a user leaves the dialog. Add .cancelledBy(\"/cancel\", \"Cancelled\"), or deny BotCapability.CANCEL in promises()."));
  }

  private static void cancels(BotProbe probe, Talk user, Step cancel, int step) {
    try {
      user.act(cancel);
      user.chat()
          .awaitsMatching(
              "... " + cancel.answer() + " ...",
              message -> message.text().contains(cancel.answer()));
    } catch (AssertionError e) {
      throw new AssertionError(
          "A user who %s after step %d is not let out of the dialog: \"%s\" did not come"
              .formatted(cancel.text(), step, cancel.answer()),
          e);
    }
    probe.evidence().add("%s -> %s".formatted(cancel.text(), cancel.answer()));
  }

  /** In the dialog, and after /cancel too, a user is not answered as one who is in none. */
  private static void refused(BotProbe probe) throws Exception {
    probe.begin();
    List<String> toOthers = probe.answerToFreshUser();
    Talk anna = probe.talk("Anna");
    anna.leads(0, 1);
    Step cancel = probe.script().cancel().orElse(null);
    if (cancel == null) {
      anna.says(USUAL);
    } else {
      anna.act(cancel);
    }
    assertThat(anna.asks(toOthers))
        .as(
            "CANCEL is denied, yet a user who %s after step 1 has left the dialog: what the bot answers is what it answers to one who is in none. Promise it, and say so by cancelledBy(..)",
            cancel == null ? "says " + USUAL : cancel.text())
        .isNotEqualTo(toOthers);
  }
}
