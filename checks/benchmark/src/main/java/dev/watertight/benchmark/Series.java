package dev.watertight.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the same processes round after round, each round in the opposite order of the last. */
final class Series {
  private final Stopwatch stopwatch;
  private final PrintStream log;
  private boolean failed;

  Series(Stopwatch stopwatch, PrintStream log) {
    this.stopwatch = stopwatch;
    this.log = log;
  }

  /**
   * Measures each process once a round.
   *
   * @return the medians by name, in the order of the runs; {@link Cost#NONE} if one failed, which
   *     is not tried again
   */
  Map<String, Cost> measure(String heading, List<Run> runs, int rounds)
      throws IOException, InterruptedException {
    List<Lane> lanes = new ArrayList<>();
    runs.forEach(run -> lanes.add(new Lane(run, new ArrayList<>())));
    List<Lane> order = new ArrayList<>(lanes);
    for (int round = 1; round <= rounds; round++) {
      for (Lane lane : List.copyOf(order)) {
        String name = lane.run().name();
        try {
          Cost cost = stopwatch.measure(lane.run());
          lane.costs().add(cost);
          log.printf("%s, round %d: %s %.2f s%n", heading, round, name, cost.seconds());
        } catch (RunFailed e) {
          log.println(heading + ": " + e.getMessage());
          lane.costs().clear();
          order.remove(lane);
          failed = true;
        }
      }
      Collections.reverse(order);
    }
    Map<String, Cost> medians = new LinkedHashMap<>();
    lanes.forEach(lane -> medians.put(lane.run().name(), Cost.median(lane.costs())));
    return medians;
  }

  /** Whether any run failed so far. */
  boolean failed() {
    return failed;
  }

  private record Lane(Run run, List<Cost> costs) {}
}
