package dev.watertight.testkit.environment.bot;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions of which nobody sends word. */
final class Deadline {
  private static final long FIRST_PAUSE = 2_000_000;
  private static final long LONGEST_PAUSE = 50_000_000;

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether the condition came true in time; it is asked once at least. */
  boolean await(BooleanSupplier condition) {
    long pause = FIRST_PAUSE;
    while (!condition.getAsBoolean()) {
      if (end - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(pause, left().toNanos()));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    return true;
  }
}
