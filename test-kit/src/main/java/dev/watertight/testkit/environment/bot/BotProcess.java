package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;

/** A bot that was started. Safe for use by several threads. */
public interface BotProcess extends Measurable, AutoCloseable {
  /** Whether it still runs, as far as can be told from here. */
  boolean isAlive();

  /** Whether {@link #kill} works on a bot of this sort. */
  boolean isKillable();

  /** Whether {@link #terminate} works on a bot of this sort. */
  default boolean isTerminable() {
    return true;
  }

  /**
   * What it last wrote to its standard output and error; empty if they are not the kit's to read.
   */
  String output();

  /**
   * Ends it as if the machine had failed: SIGKILL, no hook runs. Does nothing if it has ended.
   *
   * @throws EnvironmentException if it is not killable
   */
  void kill();

  /**
   * Asks it to end, by SIGTERM or by its close hook, and waits.
   *
   * @throws EnvironmentException if it does not end within the deadline, or has no way to be asked
   */
  Exit terminate(Duration deadline);

  /** Ends it in any way and leaves nothing behind; does nothing the second time. */
  @Override
  void close();
}
