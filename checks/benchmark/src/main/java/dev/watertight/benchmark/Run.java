package dev.watertight.benchmark;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process to start.
 *
 * @param name what to call it in a report
 * @param command what to start
 * @param environment what to add to the environment
 * @param good the exit codes of a run that did its work
 * @param outcome looks at what it left behind
 */
record Run(
    String name,
    List<String> command,
    Map<String, String> environment,
    Set<Integer> good,
    Outcome outcome) {

  /** The same under another name. */
  Run named(String other) {
    return new Run(other, command, environment, good, outcome);
  }

  /** The same with a bound on the heap, by the variable that every java launcher reads. */
  Run heap(String size) {
    Map<String, String> bound = new HashMap<>(environment);
    bound.put("JDK_JAVA_OPTIONS", "-Xmx" + size);
    return new Run(name, command, Map.copyOf(bound), good, outcome);
  }

  /** Looks at what a process left behind. */
  interface Outcome {
    /** How many files it did not read, given its exit code. */
    int filesPassedOver(int code) throws IOException, RunFailed;
  }
}
