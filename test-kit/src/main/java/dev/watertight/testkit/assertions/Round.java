package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Kind.Unit;
import dev.watertight.testkit.environment.bot.Reading;
import dev.watertight.testkit.internal.trend.Trend;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one round. Keeps the items of its first and latest checkpoint only: those of all
 * would be growth of their own when this JVM is measured.
 */
final class Round {
  /** What a round may add to a heap without being a leak: less than a buffer. */
  private static final long LEAST_BYTES = 4096;

  private final long[] operations;
  private final Map<Kind, long[]> figures = new LinkedHashMap<>();
  private Reading first;
  private Reading latest;
  private int count;

  /**
   * @param older kept until there is a second checkpoint, so that the figures of a measured JVM
   *     include two readings each
   */
  Round(Collection<Kind> kinds, int checkpoints, long operation, Reading first, Reading older) {
    this.operations = new long[checkpoints + 1];
    kinds.forEach(kind -> figures.put(kind, new long[checkpoints + 1]));
    this.first = first;
    add(operation, first);
    this.latest = older;
  }

  /** Lets the readings go; the figures stay. */
  void forgetItems() {
    first = new Reading(Map.of());
    latest = first;
  }

  void add(long operation, Reading reading) {
    operations[count] = operation;
    figures.forEach((kind, values) -> values[count] = reading.total(kind));
    count++;
    latest = reading;
  }

  Collection<Kind> kinds() {
    return figures.keySet();
  }

  Reading first() {
    return first;
  }

  Reading latest() {
    return latest;
  }

  int checkpoints() {
    return count;
  }

  long operation(int checkpoint) {
    return operations[checkpoint];
  }

  long figure(Kind kind, int checkpoint) {
    return figures(kind)[checkpoint];
  }

  private long[] figures(Kind kind) {
    return figures.getOrDefault(kind, new long[0]);
  }

  /** Kinds that cannot be told from a leak by this round: that grew in all of it, or lastly. */
  List<Kind> suspects() {
    return kinds().stream()
        .filter(kind -> trend(kind).grows() || trend(kind, count / 2).grows())
        .toList();
  }

  Trend trend(Kind kind) {
    return trend(kind, 0);
  }

  /** Whether a figure grew but for a fall, which may or may not be the end of the growth. */
  boolean isDisturbed(Kind kind) {
    return trend(kind).disturbed() || trend(kind, count / 2).disturbed();
  }

  /** A figure that fell at first, as when a cache was dropped, may hide that it grows now. */
  private Trend trend(Kind kind, int from) {
    long[] at = Arrays.copyOfRange(operations, from, count);
    long[] values = Arrays.copyOfRange(figures(kind), from, count);
    return kind.unit() == Unit.BYTES
        ? Trend.ofBytes(at, values, LEAST_BYTES)
        : Trend.ofThings(at, values);
  }
}
