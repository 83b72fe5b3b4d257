package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import java.util.List;

/**
 * What finds the faults, as the driver sees it: it takes in every file, then judges those that may
 * have findings. One for each scan.
 */
interface Engine extends AutoCloseable {
  /** Takes in what a file declares and names. Called once for every file, by any thread. */
  void index(SourceFile file);

  /**
   * Ends the indexing.
   *
   * @param sources for the bodies of project methods that a judged file calls
   */
  Judge indexed(SourceLoader sources);

  /** Gives back what it holds open; nothing is asked of it afterwards. */
  @Override
  default void close() {}

  /** The engine once it knows every file. Thread-safe. */
  interface Judge {
    /** Whether a file may have findings; where this is false, {@link #check} finds nothing. */
    boolean mayFind(String path);

    /** Findings of a file, whether its author silenced them or not. */
    List<Finding> check(SourceFile file);
  }
}
