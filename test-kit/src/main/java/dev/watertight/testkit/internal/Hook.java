package dev.watertight.testkit.internal;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Code of the user's that may hang, throw or give nothing. */
public final class Hook {
  /** For code that has nothing else to wait for. */
  public static final Supplier<Duration> ALL_COUNTS = () -> Duration.ZERO;

  private static final int FRAMES = 12;

  private Hook() {}

  /**
   * Runs a hook on a thread of its own, so that one that hangs is left behind.
   *
   * @param hook how the message names it, such as {@code the start hook of order bot}
   * @throws EnvironmentException if it throws, or does not return within the deadline
   */
  public static <T extends @Nullable Object> T run(
      String hook, Duration deadline, Callable<T> code) {
    return run(hook, deadline, ALL_COUNTS, code);
  }

  /**
   * The same, where some of the time is not the hook's own.
   *
   * @param beside the time so far that does not count, such as that of a server that starts
   */
  public static <T extends @Nullable Object> T run(
      String hook, Duration deadline, Supplier<Duration> beside, Callable<T> code) {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = started(task);
    try {
      return awaited(task, deadline, beside);
    } catch (TimeoutException e) {
      String place = place(thread);
      task.cancel(true);
      throw new EnvironmentException(
          hook
              + " did not return within "
              + Texts.seconds(deadline)
              + ". It hangs here:"
              + place
              + "\nLet it return once its work is begun, or give it a longer deadline.",
          e);
    } catch (ExecutionException e) {
      throw new EnvironmentException(hook + " threw " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while waiting for " + hook, e);
    }
  }

  /**
   * Runs code on a thread of its own, and throws what it throws.
   *
   * @param beside the time so far that does not count, such as that of a server that starts
   * @param late the failure if it does not return within the deadline, from where it hangs
   * @throws Exception of the code
   */
  public static <T extends @Nullable Object> T within(
      Duration deadline,
      Supplier<Duration> beside,
      Callable<T> code,
      Function<String, AssertionError> late)
      throws Exception {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = started(task);
    try {
      return awaited(task, deadline, beside);
    } catch (TimeoutException e) {
      String place = place(thread);
      task.cancel(true);
      throw late.apply(place);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      throw e;
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    }
  }

  private static <T extends @Nullable Object> T awaited(
      FutureTask<T> task, Duration deadline, Supplier<Duration> beside)
      throws InterruptedException, ExecutionException, TimeoutException {
    long begun = System.nanoTime();
    while (true) {
      Duration known = beside.get();
      long left = deadline.plus(known).toNanos() - (System.nanoTime() - begun);
      try {
        return task.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (beside.get().compareTo(known) <= 0) {
          throw e;
        }
      }
    }
  }

  private static Thread started(Runnable task) {
    Thread thread = new Thread(task, "watertight-hook");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    return thread;
  }

  private static String place(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }
}
