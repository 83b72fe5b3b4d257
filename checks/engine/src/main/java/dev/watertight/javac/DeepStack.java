package dev.watertight.javac;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Runs work on a thread with a large stack, for trees nest deeper than usual stacks allow. */
final class DeepStack {
  private static final long STACK_SIZE = 512L << 20;

  private DeepStack() {}

  /**
   * Result of the work.
   *
   * @param tooDeep result if even the large stack overflows, or the wait is interrupted
   */
  static <T> T call(Supplier<? extends T> work, T tooDeep) {
    AtomicReference<T> result = new AtomicReference<>(tooDeep);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable task =
        () -> {
          try {
            result.set(work.get());
          } catch (StackOverflowError e) {
            result.set(tooDeep);
          } catch (RuntimeException | Error e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, task, "watertight-deep", STACK_SIZE);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tooDeep;
    }
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    T done = result.get();
    return done == null ? tooDeep : done;
  }
}
