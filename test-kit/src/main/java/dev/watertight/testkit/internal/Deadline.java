package dev.watertight.testkit.internal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A point in time that a wait of the kit does not pass. */
public final class Deadline {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Duration total;
  private final long end;

  private Deadline(Duration total) {
    this.total = total;
    this.end = System.nanoTime() + total.toNanos();
  }

  public static Deadline in(Duration total) {
    return new Deadline(total);
  }

  public boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** What is left, at least a millisecond. */
  public Duration left() {
    return Duration.ofNanos(Math.max(end - System.nanoTime(), 1_000_000));
  }

  public long seconds() {
    return total.toSeconds();
  }

  /** Whether the condition came true in time; it is asked once at least. */
  public boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!pause()) {
        return false;
      }
    }
    return true;
  }

  /** Lets others go on for a moment. False, without waiting, once it is over or interrupted. */
  public boolean pause() {
    if (isOver() || Thread.currentThread().isInterrupted()) {
      return false;
    }
    LockSupport.parkNanos(PAUSE.toNanos());
    return true;
  }
}
