package dev.watertight.testkit.environment.bot;

import java.util.List;

/**
 * What can be counted of a process or its servers.
 *
 * @param name in the plural, as messages have it
 * @param unit what a figure of this kind counts
 */
public record Kind(String name, Unit unit) {
  /** What a figure counts. */
  public enum Unit {
    /** Things: sockets, threads. */
    THINGS,
    /** Bytes. */
    BYTES
  }

  /** Open sockets, connected or not, but the one that the JVM keeps for itself. */
  public static final Kind SOCKETS = new Kind("sockets", Unit.THINGS);

  /** Ends of pipes but the standard streams. */
  public static final Kind PIPES = new Kind("pipes", Unit.THINGS);

  /** Open files and folders that are no jar, library, archive or file of the JDK. */
  public static final Kind DATA_FILES = new Kind("data files", Unit.THINGS);

  /**
   * Platform threads but those that the JVM or a library has once a process. A virtual thread
   * counts as an object of the heap.
   */
  public static final Kind THREADS = new Kind("threads", Unit.THINGS);

  /** Bytes of live objects after a forced collection. */
  public static final Kind LIVE_HEAP = new Kind("live heap", Unit.BYTES);

  /** Processes that it started, and theirs. */
  public static final Kind CHILD_PROCESSES = new Kind("child processes", Unit.THINGS);

  /** Entries of its {@code java.io.tmpdir}. */
  public static final Kind TEMPORARY_FILES = new Kind("temporary files", Unit.THINGS);

  /** All that is measured of a process itself. */
  public static final List<Kind> OF_A_PROCESS =
      List.of(SOCKETS, PIPES, DATA_FILES, THREADS, LIVE_HEAP, CHILD_PROCESSES, TEMPORARY_FILES);

  /** Connections that a server has, as the server itself tells. */
  public static Kind connectionsOf(String server) {
    return new Kind("connections of " + server, Unit.THINGS);
  }

  @Override
  public String toString() {
    return name;
  }
}
