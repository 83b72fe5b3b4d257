package dev.watertight.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several threads that do something at once, and end within a deadline. */
final class Crowd {
  /** What each thread does; they are numbered from 0. */
  interface Member {
    void run(int number) throws Exception;
  }

  private final String what;
  private final List<FutureTask<Boolean>> tasks = new ArrayList<>();

  private Crowd(String what) {
    this.what = what;
  }

  /**
   * Lets threads begin at once.
   *
   * @param what they do, for the failure of those that do not end
   */
  static Crowd begin(int size, String what, Member member) {
    Crowd crowd = new Crowd(what);
    CyclicBarrier together = new CyclicBarrier(size);
    for (int i = 0; i < size; i++) {
      int number = i;
      Callable<Boolean> code =
          () -> {
            together.await(10, TimeUnit.SECONDS);
            member.run(number);
            return true;
          };
      FutureTask<Boolean> task = new FutureTask<>(code);
      Thread thread = new Thread(task, "watertight-crowd-" + i);
      thread.setDaemon(true);
      thread.start();
      crowd.tasks.add(task);
    }
    return crowd;
  }

  /**
   * Waits until all have ended.
   *
   * @throws AssertionError if one does not end in time
   * @throws Exception the first that one of them threw
   */
  void join(Duration deadline) throws Exception {
    long end = System.nanoTime() + deadline.toNanos();
    try {
      for (FutureTask<Boolean> task : tasks) {
        task.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException e) {
      throw new AssertionError(
          "%d threads %s, and did not end within %d s; users wait as long"
              .formatted(tasks.size(), what, deadline.toSeconds()),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  static void run(int size, String what, Duration deadline, Member member) throws Exception {
    begin(size, what, member).join(deadline);
  }
}
