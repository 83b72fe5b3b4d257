package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An update that comes again, as it does after a crash, is not handled again. Rules IDE; see {@code
 * docs/kit/contracts/BotIdempotencyContract.md}.
 */
public abstract class BotIdempotencyContract extends BotRules {
  private static final int MORE_DELIVERIES = 2;

  @Test
  void ide1_the_last_update_again_does_nothing_twice() throws Exception {
    holds(
        BotCapability.IDEMPOTENT,
        probe -> {
          Talk anna = begun(probe);
          long before = probe.effects();
          List<SentUpdate> sent = done(probe, anna, before);
          anna.gets(last(sent));
          doneOnce(probe, before, "its last update was delivered again");
        },
        BotIdempotencyContract::refused);
  }

  @Test
  void ide2_also_not_after_a_restart() throws Exception {
    holds(
        BotCapability.IDEMPOTENT,
        probe -> {
          Talk anna = begun(probe);
          long before = probe.effects();
          List<SentUpdate> sent = done(probe, anna, before);
          probe.restart();
          anna.gets(last(sent));
          doneOnce(
              probe,
              before,
              "the bot was ended and started, and the last update was delivered again");
        },
        BotIdempotencyContract::refused);
  }

  @Test
  void ide3_an_update_again_skips_no_step() throws Exception {
    holds(
        BotCapability.IDEMPOTENT,
        probe -> {
          probe.begin();
          Talk anna = probe.talk("Anna");
          for (int step = 0; step < anna.lastStep(); step++) {
            List<SentUpdate> sent = step == 0 ? anna.leads(0, 1) : List.of(afterAgain(anna, step));
            anna.gets(last(sent));
          }
          afterAgain(anna, anna.lastStep());
        },
        BotIdempotencyContract::refused);
  }

  private static SentUpdate afterAgain(Talk user, int step) {
    user.goesOn(
        step,
        step + 1,
        "The update of step %d was delivered again, and the dialog does not go on from where it was"
            .formatted(step));
    return user.chat().lastSent().orElseThrow();
  }

  @Test
  void ide4_each_answer_comes_once_or_twice() throws Exception {
    holds(
        BotCapability.IDEMPOTENT,
        probe -> {
          probe.begin();
          Talk anna = probe.talk("Anna");
          List<String> heard = new ArrayList<>();
          SentUpdate last = last(anna.leadsAll());
          heard.add(probe.script().steps().get(anna.lastStep()).answer());
          for (int i = 0; i < MORE_DELIVERIES; i++) {
            anna.takesAgain(last);
          }
          heard.addAll(anna.hears(0, BotTimes.patience()));
          assertThat(heard.stream().skip(1).filter(text -> text.contains(heard.get(0))).count() + 1)
              .as(
                  "How often the user got the last answer, whose update was delivered %d times. Once is enough; twice cannot be helped if the bot was killed before it could note that it had answered",
                  MORE_DELIVERIES + 1)
              .isLessThanOrEqualTo(2);
        },
        BotIdempotencyContract::refused);
  }

  @Test
  void ide5_the_whole_dialog_again_does_nothing_twice() throws Exception {
    holds(
        BotCapability.IDEMPOTENT,
        probe -> {
          Talk anna = begun(probe);
          long before = probe.effects();
          List<SentUpdate> sent = done(probe, anna, before);
          probe.restart();
          sent.forEach(anna::takesAgain);
          anna.hears(0, BotTimes.patience());
          doneOnce(
              probe,
              before,
              "the bot was ended and started, and all its updates were delivered again, in their order");
        },
        BotIdempotencyContract::refused);
  }

  /** The bot runs, and what it does is counted; else the rule is aborted. */
  private static Talk begun(BotProbe probe) throws Exception {
    probe.effects();
    probe.begin();
    return probe.talk("Anna");
  }

  private static List<SentUpdate> done(BotProbe probe, Talk user, long before) {
    List<SentUpdate> sent = user.leadsAll();
    long effects = probe.effectsOnce(before + 1) - before;
    if (effects != 1) {
      throw new EnvironmentException(
          "counting(..) of script() counted %d more after one dialog that was led to its end; expected 1. Count what the last step does."
              .formatted(effects));
    }
    user.hears(0, BotTimes.patience());
    return sent;
  }

  private static void doneOnce(BotProbe probe, long before, String what) {
    assertThat(probe.effectsOnce(before + 1) - before)
        .as(
            "What a dialog has done after %s. Telegram delivers again whatever was not confirmed, as after a crash; the user then has ordered twice",
            what)
        .isEqualTo(1);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  /** Updates that come again are handled again: the bot answers them, or does its work again. */
  private static void refused(BotProbe probe) throws Exception {
    probe.begin();
    Talk anna = probe.talk("Anna");
    List<SentUpdate> sent = anna.leadsAll();
    anna.hears(0, BotTimes.patience());
    Map<Long, List<String>> answered = new TreeMap<>();
    for (SentUpdate update : sent) {
      for (int i = 0; i < MORE_DELIVERIES; i++) {
        answered
            .computeIfAbsent(update.updateId(), id -> new ArrayList<>())
            .addAll(anna.gets(update));
      }
    }
    assertThat(answered.values())
        .as(
            "IDEMPOTENT is denied, yet no update that was delivered again was handled again: these are the answers to each. Promise it")
        .anyMatch(answers -> answers.size() > 1);
  }
}
