package dev.watertight.scan;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a process is started in.
 *
 * @param out standard output
 * @param err standard error
 * @param outTerminal whether a person reads standard output as it is written
 * @param errTerminal the same of standard error
 * @param environment variables
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment) {
  private static final int USUAL_WIDTH = 100;

  /** Columns of the terminal, as far as it is known. */
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    try {
      return columns.isEmpty() ? USUAL_WIDTH : Math.max(40, Integer.parseInt(columns.strip()));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }

  /** Whether a terminal that is there can be painted, and is wanted so. */
  boolean paints() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
