package dev.watertight.testkit.internal.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads that must not hang when the process that is asked does. */
final class WithDeadline {
  private WithDeadline() {}

  /**
   * @param what in the words of a user, for the message
   * @throws CannotMeasure if the call fails or does not end in time
   */
  static <T> T call(String what, Duration deadline, Callable<T> call) throws CannotMeasure {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "watertight-" + what);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new CannotMeasure(what + " did not answer within " + deadline.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CannotMeasure reason
          ? reason
          : new CannotMeasure(what + " failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted while waiting for " + what, e);
    }
  }
}
