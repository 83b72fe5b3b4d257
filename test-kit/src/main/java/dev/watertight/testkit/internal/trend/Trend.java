package dev.watertight.testkit.internal.trend;

import java.util.Arrays;

/**
 * Whether a figure goes up over the checkpoints of a round. What leaks never comes back, so the
 * floor of the figure rises; what is merely busy adds to it for a moment, so it has peaks over a
 * floor that stays. Growth is therefore all of these at once:
 *
 * <ul>
 *   <li>the lowest figures of the first, middle and last third rise, the last step being no mere
 *       rest of the first, or the growth has ended;
 *   <li>more pairs of checkpoints rise than chance explains, by the test of Mann and Kendall;
 *   <li>the slope, as Theil and Sen estimate it, makes more over the round than the figures scatter
 *       around it, and more than the least that counts.
 * </ul>
 *
 * @param disturbed whether the figure fell once or twice by far more than it does else; what fell
 *     is then left out, since it would hide that the rest grows
 * @param perOperation slope, in the unit of the figure, negative if it falls
 * @param detectable the least growth per operation that this round could have told from none
 */
public record Trend(boolean grows, boolean disturbed, double perOperation, double detectable) {
  /** One in a hundred flat rounds would pass this; that all rounds of a run do is out of reach. */
  private static final double SIGNIFICANT = 2.33;

  /** From a median of absolute deviations to a standard deviation, and three of those. */
  private static final double SCATTER = 3 * 1.4826;

  /** Of a straight line, the last step is half of the growth. */
  private static final double STILL_GROWING = 0.15;

  private static final int FEWEST = 6;

  /** Sums of things, such as sockets: one that stays is a leak. */
  public static Trend ofThings(long[] operations, long[] raw) {
    check(operations, raw);
    long[] figures = Drops.leftOut(raw);
    long[] floor = floors(figures);
    long span = span(operations);
    boolean grows = rises(floor) && significance(figures) > SIGNIFICANT;
    // The median of slopes is zero where few steps make the growth.
    double perOperation = (double) (figures[figures.length - 1] - figures[0]) / span;
    return new Trend(grows, !Arrays.equals(raw, figures), perOperation, 3.0 / span);
  }

  /**
   * Sums of bytes, which scatter.
   *
   * @param least growth over the round that counts
   */
  public static Trend ofBytes(long[] operations, long[] raw, long least) {
    check(operations, raw);
    long[] figures = Drops.leftOut(raw);
    long[] floor = floors(figures);
    double slope = slope(operations, figures);
    double span = span(operations);
    double threshold = Math.max((double) least, scatter(operations, figures, slope));
    boolean grows = rises(floor) && significance(figures) > SIGNIFICANT && slope * span > threshold;
    return new Trend(grows, !Arrays.equals(raw, figures), slope, threshold / span);
  }

  private static boolean rises(long[] floor) {
    return floor[0] < floor[1] && floor[2] - floor[1] > STILL_GROWING * (floor[2] - floor[0]);
  }

  private static void check(long[] operations, long[] figures) {
    if (operations.length != figures.length || figures.length < FEWEST) {
      throw new IllegalArgumentException(
          "A trend takes " + FEWEST + " checkpoints or more, one figure each: " + figures.length);
    }
  }

  private static long span(long[] operations) {
    return operations[operations.length - 1] - operations[0];
  }

  private static long[] floors(long[] figures) {
    long[] floors = new long[3];
    for (int third = 0; third < 3; third++) {
      floors[third] =
          Arrays.stream(figures, figures.length * third / 3, last(third, figures) + 1)
              .min()
              .orElseThrow();
    }
    return floors;
  }

  private static int last(int third, long[] figures) {
    return figures.length * (third + 1) / 3 - 1;
  }

  /** Standard score of the rising pairs over the falling ones; ties count for neither. */
  private static double significance(long[] figures) {
    int n = figures.length;
    long score = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        score += Long.compare(figures[j], figures[i]);
      }
    }
    double variance = n * (n - 1.0) * (2.0 * n + 5) - tieCorrection(figures);
    return score <= 0 || variance <= 0 ? 0 : (score - 1) / Math.sqrt(variance / 18);
  }

  private static double tieCorrection(long[] figures) {
    long[] sorted = figures.clone();
    Arrays.sort(sorted);
    double correction = 0;
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      if (to == sorted.length || sorted[to] != sorted[from]) {
        double ties = to - from;
        correction += ties * (ties - 1) * (2 * ties + 5);
        from = to;
      }
    }
    return correction;
  }

  /** The median of the slopes between all pairs. */
  private static double slope(long[] operations, long[] figures) {
    int n = figures.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[at++] = (double) (figures[j] - figures[i]) / (operations[j] - operations[i]);
      }
    }
    return median(slopes);
  }

  private static double scatter(long[] operations, long[] figures, double slope) {
    double[] rest = new double[figures.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = figures[i] - slope * operations[i];
    }
    double middle = median(rest);
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Math.abs(rest[i] - middle);
    }
    return SCATTER * median(rest);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
