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

  /** Waits a little, or says at once that patience is over. */
  public boolean pause() throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      return false;
    }
    // Spread, so that what failed together does not come back together.
    long millis = ThreadLocalRandom.current().nextLong(next / 2, next + 1);
    TimeUnit.MILLISECONDS.sleep(Math.min(millis, left));
    next = Math.min(2 * next, LONGEST_MILLIS);
    return true;
  }
}
