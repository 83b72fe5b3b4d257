package dev.watertight.sample.dialog;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses between attempts that grow, until patience is over; of one thread. */
public final class Backoff {
  private static final long FIRST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 2_000;

  private final long end;
  private long next = FIRST_MILLIS;

  public Backoff(Duration patience) {
    end = System.nanoTime() + patience.toNanos();
  }

  /** Pauses for whoever never gives up. */
  public static Backoff endless() {
    return new Backoff(Duration.ofDays(36_500));
  }

  /** Waits a little, or says at once that patience is over. */
  public boolean pause() throws InterruptedException {
    Duration pause = next();
    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    return !pause.isZero();
  }

  /** How long to wait, for whoever waits for something else as well; 0 if patience is over. */
  public Duration next() {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      return Duration.ZERO;
    }
    // Spread, so that what failed together does not come back together.
    long millis = ThreadLocalRandom.current().nextLong(next / 2, next + 1);
    next = Math.min(2 * next, LONGEST_MILLIS);
    return Duration.ofMillis(Math.min(millis, left));
  }
}
