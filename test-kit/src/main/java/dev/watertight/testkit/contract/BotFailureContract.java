package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.telegram.ArmedFault;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Work that fails leaves no user stuck in a dialog. Rules FAI; see {@code
 * docs/kit/contracts/BotFailureContract.md}.
 */
public abstract class BotFailureContract extends BotRules {
  @Test
  void fai1_a_user_whose_work_fails_is_answered() throws Exception {
    holds(
        probe -> {
          probe.begin();
          Talk anna = probe.talk("Anna");
          anna.leadsToLast();
          probe.whileWorkFails(
              anna.chat(),
              () -> {
                anna.doesLast();
                anna.says("And now?");
                assertThat(anna.hears(1, BotTimes.patience()))
                    .as(
                        "What the bot says when the work of the last step has failed, or to the next message. Without any answer the user believes that all is well, or waits")
                    .isNotEmpty();
              });
        });
  }

  @Test
  void fai2_a_failure_ends_the_dialog() throws Exception {
    holds(
        probe -> {
          probe.begin();
          List<String> toOthers = probe.answerToFreshUser();
          Talk anna = probe.talk("Anna");
          anna.leadsToLast();
          fail(probe, anna);
          assertThat(anna.asks(toOthers))
              .as(
                  "What the bot answers to a user whose dialog has failed, which has to be what it answers to one who is in no dialog. Else the user stays in a step that nobody finishes: clear the state in finally")
              .isEqualTo(toOthers);
        });
  }

  @Test
  void fai3_a_user_whose_work_failed_begins_anew() throws Exception {
    holds(
        probe -> {
          probe.begin();
          Talk anna = probe.talk("Anna");
          anna.leadsToLast();
          fail(probe, anna);
          anna.beginsAnew("The dialog cannot be led again after it has failed once");
        });
  }

  @Test
  void fai4_what_failed_is_not_done_twice() throws Exception {
    holds(
        probe -> {
          probe.effects();
          probe.begin();
          Talk anna = probe.talk("Anna");
          anna.leadsToLast();
          long before = probe.effects();
          fail(probe, anna);
          long failed = probe.effects();
          assertThat(failed - before)
              .as("What was done by a dialog whose last step failed: nothing, or once")
              .isBetween(0L, 1L);
          anna.beginsAnew("The dialog cannot be led again after it has failed once");
          probe.effectsOnce(failed + 1);
          anna.hears(0, BotTimes.patience());
          assertThat(probe.effects() - failed)
              .as(
                  "What the dialog has done that was led again after a failure. More than once means that the user gets twice what was wanted once")
              .isEqualTo(1);
        });
  }

  @Test
  void fai5_an_answer_that_telegram_refuses_leaves_nobody_stuck() throws Exception {
    holds(
        probe -> {
          probe.begin();
          refuse(probe, probe.talk("Anna"), 400, "Bad Request: message is too long");
          refuse(probe, probe.talk("Ben"), 403, "Forbidden: bot was blocked by the user");
          refuse(probe, probe.talk("Clara"), 500, "Internal Server Error");
        });
  }

  private static void refuse(BotProbe probe, Talk user, int code, String description) {
    user.leads(0, 1);
    ArmedFault refusal = probe.telegram().failNext().inChat(user.chat()).error(code, description);
    user.act(probe.script().steps().get(1));
    refusal.awaitFirstUse();
    probe.evidence().add("Telegram refused an answer with %d %s".formatted(code, description));
    user.hears(0, BotTimes.patience());
    leave(probe, user);
    user.beginsAnew(
        "After Telegram has refused one answer by %d the user is stuck".formatted(code));
  }

  /** Whether the dialog has ended is the bot's affair; there has to be a way to a new one. */
  private static void leave(BotProbe probe, Talk user) {
    probe
        .script()
        .cancel()
        .ifPresent(
            cancel -> {
              user.act(cancel);
              user.hears(1, BotTimes.patience());
            });
  }

  @Test
  void fai6_a_user_who_blocked_the_bot_holds_up_nobody() throws Exception {
    holds(
        probe -> {
          probe.begin();
          Talk anna = probe.talk("Anna");
          anna.leads(0, 1);
          anna.chat().blocksBot();
          anna.act(probe.script().steps().get(1));
          probe.evidence().add("Anna has blocked the bot, which answers her");
          Talk ben = probe.talk("Ben");
          ben.beginsAnew("While one user has blocked the bot, another one is not served");
          anna.chat().unblocksBot();
          leave(probe, anna);
          anna.beginsAnew("A user who has blocked the bot and comes back is stuck");
        });
  }

  @Test
  void fai7_a_failure_leaves_the_dialogs_of_others_alone() throws Exception {
    holds(
        probe -> {
          probe.begin();
          Talk ben = probe.talk("Ben");
          ben.leads(0, 1);
          Talk anna = probe.talk("Anna");
          anna.leadsToLast();
          fail(probe, anna);
          ben.goesOn(1, ben.lastStep() + 1, "One user's failure has changed another's dialog");
        });
  }

  /** The work of the last step fails, and works again when the bot has said what it has to say. */
  private static void fail(BotProbe probe, Talk user) throws Exception {
    int atLeast = probe.script().fault().isPresent() ? 1 : 0;
    probe.whileWorkFails(
        user.chat(),
        () -> {
          user.doesLast();
          user.hears(atLeast, BotTimes.patience());
        });
  }
}
