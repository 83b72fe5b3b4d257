package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 200})
  void everyTaskIsDoneOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(100);
    new Workers(threads, () -> false).run(100, done::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void asManyThreadsAsAskedForWorkAtOnce() {
    CyclicBarrier together = new CyclicBarrier(4);
    Set<String> names = ConcurrentHashMap.newKeySet();
    new Workers(4, () -> false)
        .run(
            4,
            i -> {
              names.add(Thread.currentThread().getName());
              try {
                together.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(names).hasSize(4);
  }

  @Test
  void thereIsRoomForDeepRecursion() {
    AtomicInteger depth = new AtomicInteger();
    new Workers(1, () -> false).run(1, i -> depth.set(descend(100_000)));
    assertThat(depth).hasValue(100_000);
  }

  private static int descend(int levels) {
    return levels == 0 ? 0 : 1 + descend(levels - 1);
  }

  @Test
  void whatATaskThrowsEndsTheRun() {
    AtomicInteger done = new AtomicInteger();
    Workers workers = new Workers(1, () -> false);
    assertThatThrownBy(
            () ->
                workers.run(
                    10,
                    i -> {
                      if (i == 3) {
                        throw new OutOfMemoryError("made up");
                      }
                      done.incrementAndGet();
                    }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(done).hasValue(3);
  }

  @Test
  void noTaskBeginsOnceStopped() {
    AtomicInteger done = new AtomicInteger();
    new Workers(1, () -> done.get() == 5).run(10, i -> done.incrementAndGet());
    assertThat(done).hasValue(5);
  }
}
