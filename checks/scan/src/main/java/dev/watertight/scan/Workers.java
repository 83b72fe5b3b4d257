package dev.watertight.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Threads with room for deep recursion that share out numbered tasks. */
final class Workers {
  /**
   * Generated sources nest expressions thousands deep; what a thread does not use costs nothing.
   */
  private static final long STACK_BYTES = 64L << 20;

  private final int threads;
  private final BooleanSupplier stopped;

  /**
   * No threads yet.
   *
   * @param stopped asked before each task; once true, no further task is begun
   */
  Workers(int threads, BooleanSupplier stopped) {
    this.threads = threads;
    this.stopped = stopped;
  }

  /**
   * Does tasks 0 to count - 1 in any order and returns when all are done. What a task throws ends
   * the others and is thrown here.
   */
  void run(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable loop =
        () -> {
          try {
            for (int i = next.getAndIncrement();
                i < count && failure.get() == null && !stopped.getAsBoolean();
                i = next.getAndIncrement()) {
              task.accept(i);
            }
          } catch (Throwable e) {
            failure.compareAndSet(null, e);
          }
        };
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, count); i++) {
      Thread thread = new Thread(null, loop, "watertight-" + (i + 1), STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
      started.add(thread);
    }
    for (Thread thread : started) {
      join(thread);
    }
    rethrow(failure.get());
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
