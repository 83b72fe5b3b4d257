package dev.watertight.sample.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bot does from time to time. */
final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  /** Reminders may wait for Telegram; the upkeep of the storage does not wait with them. */
  private static final int THREADS = 2;

  /** Something to do; what it throws ends this round only. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final Threads<ScheduledExecutorService> threads =
      new Threads<>(Executors.newScheduledThreadPool(THREADS, Threads.named("scheduler")));

  void repeat(String name, Duration between, Work work) {
    long millis = between.toMillis();
    // It ends with its threads, and nothing escapes it.
    ScheduledFuture<?> unused =
        threads
            .executor()
            .scheduleWithFixedDelay(
                () -> runOnce(name, work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What escaped would end the schedule without a word. */
  private static void runOnce(String name, Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("To {} has to wait for the next time", name, e);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
