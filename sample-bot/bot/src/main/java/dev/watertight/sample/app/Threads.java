package dev.watertight.sample.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that are interrupted and waited for when they are closed, so that what they use can
 * follow.
 */
final class Threads<E extends ExecutorService> implements AutoCloseable {
  private static final long END_SECONDS = 5;

  private final E executor;

  Threads(E executor) {
    this.executor = executor;
  }

  /** Names that tell in a dump whose threads they are. */
  static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> new Thread(task, name + "-" + count.incrementAndGet());
  }

  E executor() {
    return executor;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("still busy after " + END_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
