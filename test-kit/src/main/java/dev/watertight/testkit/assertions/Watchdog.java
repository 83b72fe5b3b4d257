package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Measurable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when the time is up, and not after it was closed. */
final class Watchdog implements AutoCloseable {
  private final Duration within;
  private final Thread watched = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "watertight-watchdog");
  private volatile boolean late;

  Watchdog(Duration within) {
    this.within = within;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      if (!closed.await(within.toNanos(), TimeUnit.NANOSECONDS)) {
        late = true;
        watched.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Goes on if there is time left.
   *
   * @throws AssertionError if there is none
   */
  void check(Measurable process, long operations) {
    if (late) {
      throw new AssertionError(
          process.name()
              + " came to "
              + operations
              + " operations within "
              + within
              + " and could not be judged. Soak.within(..) allows longer, fewer operations are done sooner.");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted && !late) {
      watched.interrupt();
    }
  }
}
