package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.environment.bot.Amount.Measured;
import dev.watertight.testkit.environment.bot.Amount.NotMeasured;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process held at one moment, by kind.
 *
 * @param amounts in the order in which they were asked for
 */
public record Reading(Map<Kind, Amount> amounts) {
  /** Copies the amounts. */
  public Reading {
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
  }

  /** The amount of a kind; not measured, if it was not asked for. */
  public Amount amount(Kind kind) {
    return amounts.getOrDefault(kind, new NotMeasured("it was not asked for"));
  }

  /**
   * The figure of a kind.
   *
   * @throws IllegalStateException if it was not measured
   */
  public long total(Kind kind) {
    return measured(kind).total();
  }

  /**
   * What was counted of a kind.
   *
   * @throws IllegalStateException if it was not measured
   */
  public List<Item> items(Kind kind) {
    return measured(kind).items();
  }

  private Measured measured(Kind kind) {
    Amount amount = amount(kind);
    if (amount instanceof NotMeasured not) {
      throw new IllegalStateException(kind + " were not measured: " + not.reason());
    }
    return (Measured) amount;
  }

  /** A line a kind. */
  @Override
  public String toString() {
    return amounts.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Amount amount) {
    if (amount instanceof NotMeasured not) {
      return "not measured: " + not.reason();
    }
    return Long.toString(((Measured) amount).total());
  }
}
