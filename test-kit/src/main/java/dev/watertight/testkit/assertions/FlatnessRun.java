package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Amount;
import dev.watertight.testkit.environment.bot.Amount.NotMeasured;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import dev.watertight.testkit.environment.bot.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Puts a process to use and measures it in between, round after round until one is flat. */
final class FlatnessRun {
  /** Measuring makes this JVM load classes and keep readings; it has done so after these. */
  private static final int IDLE_READINGS = 3;

  private final Measurable process;
  private final Soak soak;
  private final ThrowingCallable operation;
  private final Map<Kind, String> notMeasured = new LinkedHashMap<>();
  private final List<Round> rounds = new ArrayList<>();
  private Reading idle = new Reading(Map.of());
  private long done;

  FlatnessRun(Measurable process, Soak soak, ThrowingCallable operation) {
    this.process = process;
    this.soak = soak;
    this.operation = operation;
  }

  /**
   * @param kinds to judge
   * @param required whether each of them has to be measured
   * @throws AssertionError if an operation throws, the process ends, or nothing can be measured
   */
  Flatness run(Collection<Kind> kinds, boolean required) {
    try (Watchdog watchdog = new Watchdog(soak.within())) {
      List<Kind> measured = measured(kinds, required);
      operate(soak.warmUp(), watchdog);
      List<Kind> suspects = measured;
      for (int i = 0; i < soak.rounds() && !suspects.isEmpty(); i++) {
        Reading first = checkpoint(suspects);
        if (i > 0) {
          rounds.get(i - 1).forgetItems();
        }
        Round round = round(suspects, first, watchdog);
        rounds.add(round);
        suspects = round.suspects().stream().filter(kind -> !comesBack(kind)).toList();
        idle = round.latest();
      }
      return new Flatness(process.name(), soak, List.copyOf(rounds), suspects, notMeasured);
    }
  }

  /**
   * What fell in several rounds is given back again and again, only not as often as once a round.
   */
  private boolean comesBack(Kind kind) {
    return rounds.stream()
            .filter(round -> round.kinds().contains(kind) && round.isDisturbed(kind))
            .count()
        > 1;
  }

  private List<Kind> measured(Collection<Kind> kinds, boolean required) {
    Reading reading = process.measure(kinds);
    for (int i = 1; i < IDLE_READINGS; i++) {
      idle = reading;
      reading = process.measure(kinds);
    }
    idle = reading;
    List<Kind> measured = new ArrayList<>();
    for (Kind kind : kinds) {
      Amount amount = reading.amount(kind);
      if (amount instanceof NotMeasured not) {
        notMeasured.put(kind, not.reason());
      } else {
        measured.add(kind);
      }
    }
    if (measured.isEmpty() || (required && !notMeasured.isEmpty())) {
      throw new AssertionError(
          "Whether " + process.name() + " is flat cannot be told:" + Flatness.reasons(notMeasured));
    }
    return measured;
  }

  private Round round(List<Kind> kinds, Reading first, Watchdog watchdog) {
    Round round = new Round(kinds, soak.checkpoints(), done, first, idle);
    long start = done;
    for (int i = 1; i <= soak.checkpoints(); i++) {
      operate(start + (long) soak.operations() * i / soak.checkpoints() - done, watchdog);
      round.add(done, checkpoint(kinds));
    }
    return round;
  }

  private void operate(long times, Watchdog watchdog) {
    for (long i = 0; i < times; i++) {
      watchdog.check(process, done);
      try {
        operation.call();
      } catch (Throwable e) {
        watchdog.check(process, done);
        throw new AssertionError(
            "Operation " + (done + 1) + " on " + process.name() + " failed: " + e, e);
      }
      done++;
    }
  }

  private Reading checkpoint(List<Kind> kinds) {
    Reading reading = process.measure(kinds);
    for (Kind kind : kinds) {
      Amount amount = reading.amount(kind);
      if (amount instanceof NotMeasured not) {
        throw new AssertionError(
            "After operation "
                + done
                + ", "
                + kind
                + " of "
                + process.name()
                + " could not be measured: "
                + not.reason()
                + output());
      }
    }
    return reading;
  }

  private String output() {
    Measurable bot = process instanceof WithServers with ? with.process() : process;
    return bot instanceof BotProcess ended && !ended.output().isEmpty()
        ? "\nIt wrote last:\n" + ended.output().indent(4)
        : "";
  }
}
