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
  private static final int NARROWEST = 40;

  /** Columns of the terminal, as far as it is known. */
  int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "0").strip());
      return columns <= 0 ? USUAL_WIDTH : Math.max(NARROWEST, columns);
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
