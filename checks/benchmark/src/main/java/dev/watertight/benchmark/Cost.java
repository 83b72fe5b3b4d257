package dev.watertight.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a process took.
 *
 * @param seconds from start to end
 * @param processorSeconds on all cores together; not a number where the machine cannot tell
 * @param megabytes the most memory it held at a time; not a number where the machine cannot tell
 */
record Cost(double seconds, double processorSeconds, double megabytes) {
  /** What a run that failed took. */
  static final Cost NONE = new Cost(Double.NaN, Double.NaN, Double.NaN);

  /** How many cores were busy on average. */
  double cores() {
    return processorSeconds / seconds;
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
        median(costs, Cost::megabytes));
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
