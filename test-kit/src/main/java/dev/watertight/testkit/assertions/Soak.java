package dev.watertight.testkit.assertions;

import java.time.Duration;

/**
 * How long a process is put to use before it is judged flat or not. Each method gives a changed
 * copy.
 *
 * @param warmUp operations before the first checkpoint that counts
 * @param operations of one round, at the end of which the process is judged
 * @param checkpoints of one round, at equal distances
 * @param rounds how many rounds growth may last before it is a leak and no warm-up; a process that
 *     is flat in a round is not put through another
 * @param within the whole of it
 */
public record Soak(int warmUp, int operations, int checkpoints, int rounds, Duration within) {
  private static final int CHECKPOINTS = 20;
  private static final int FEWEST_CHECKPOINTS = 12;
  private static final int ROUNDS = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  /**
   * Refuses what cannot be judged.
   *
   * @throws IllegalArgumentException says which setting is wrong and what it may be
   */
  public Soak {
    require(warmUp >= 0, "warmUp", warmUp, "0 or more");
    require(
        checkpoints >= FEWEST_CHECKPOINTS,
        "checkpoints",
        checkpoints,
        FEWEST_CHECKPOINTS + " or more");
    require(
        operations >= checkpoints,
        "operations",
        operations,
        "at least one a checkpoint, " + checkpoints);
    require(rounds >= 1, "rounds", rounds, "1 or more");
    require(!within.isNegative() && !within.isZero(), "within", within, "longer than nothing");
  }

  private static void require(boolean holds, String setting, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Soak." + setting + " is " + value + "; it has to be " + allowed + ".");
    }
  }

  /**
   * Rounds of so many operations; leaks that are rarer than one in a third of them are not seen.
   */
  public static Soak ofOperations(int operations) {
    return new Soak(operations / 5, operations, CHECKPOINTS, ROUNDS, WITHIN);
  }

  /** Operations before the first checkpoint that counts; else a fifth of a round. */
  public Soak afterWarmUp(int newWarmUp) {
    return new Soak(newWarmUp, operations, checkpoints, rounds, within);
  }

  /** Checkpoints of a round; else 20. */
  public Soak withCheckpoints(int newCheckpoints) {
    return new Soak(warmUp, operations, newCheckpoints, rounds, within);
  }

  /** How many rounds growth may last before it is a leak; else 5. */
  public Soak upToRounds(int newRounds) {
    return new Soak(warmUp, operations, checkpoints, newRounds, within);
  }

  /** How long all of it may take; else ten minutes. */
  public Soak within(Duration deadline) {
    return new Soak(warmUp, operations, checkpoints, rounds, deadline);
  }
}
