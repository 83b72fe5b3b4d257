package dev.watertight.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process took. A figure that the machine cannot tell is not a number.
 *
 * @param seconds from start to end
 * @param processorSeconds on all cores together
 * @param othersSeconds what everything else on the machine took of the cores meanwhile
 * @param megabytes the most memory it held at a time
 * @param unread how many files it passed over
 */
record Cost(
    double seconds,
    double processorSeconds,
    double othersSeconds,
    double megabytes,
    double unread) {
  /** What a run that failed took. */
  static final Cost NONE = new Cost(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** How many cores were busy on average. */
  double cores() {
    return processorSeconds / seconds;
  }

  /** How many cores others kept busy on average. */
  double othersCores() {
    return Math.max(0, othersSeconds / seconds);
  }

  /**
   * The median of each figure; not a number if there is no run.
   *
   * @param costs of equal runs
   */
  static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs, Cost::seconds),
        median(costs, Cost::processorSeconds),
        median(costs, Cost::othersSeconds),
        median(costs, Cost::megabytes),
        median(costs, Cost::unread));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
