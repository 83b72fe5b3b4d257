package dev.watertight.testkit.internal.trend;

import java.util.Arrays;

/**
 * Falls to a lower level that stand out, as when the JVM lets go of a cache of its own in the
 * middle of a round. What falls again and again by the same, such as a cache that is emptied
 * whenever it is full, does not stand out; nor does a dip or the end of a peak, which change no
 * level.
 */
final class Drops {
  private static final int MOST = 2;
  private static final int STANDS_OUT = 4;
  private static final int NEIGHBOURS = 3;

  private Drops() {}

  /** The figures as they would be without what fell; the same, if nothing stands out. */
  static long[] leftOut(long[] figures) {
    long[] result = figures;
    for (int i = 0; i < MOST; i++) {
      int largest = largest(result, -1);
      long drop = drop(result, largest);
      long next = Math.max(1, drop(result, largest(result, largest)));
      if (drop <= STANDS_OUT * next || !changesTheLevel(result, largest, drop)) {
        return result;
      }
      result = without(result, largest, drop);
    }
    return result;
  }

  /** The checkpoint before which the figure fell most, but that one. */
  private static int largest(long[] figures, int but) {
    int largest = but == 1 ? 2 : 1;
    for (int i = 1; i < figures.length; i++) {
      if (i != but && drop(figures, i) > drop(figures, largest)) {
        largest = i;
      }
    }
    return largest;
  }

  private static long drop(long[] figures, int at) {
    return figures[at - 1] - figures[at];
  }

  private static boolean changesTheLevel(long[] figures, int at, long drop) {
    long before = median(Arrays.copyOfRange(figures, Math.max(0, at - NEIGHBOURS), at));
    long after = median(Arrays.copyOfRange(figures, at, Math.min(figures.length, at + NEIGHBOURS)));
    return before - after > drop / 2;
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static long[] without(long[] figures, int at, long drop) {
    long[] result = figures.clone();
    for (int i = at; i < result.length; i++) {
      result[i] += drop;
    }
    return result;
  }
}
