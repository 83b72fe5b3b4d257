package dev.watertight.testkit.assertions;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same as {@link FlatnessTest}, 50 times and with as many busy threads as there are processors
 * beside it; {@code docs/kit/measures.md} has the command.
 */
@Tag("slow")
final class FlatnessSlowTest {
  private static final int TIMES = Integer.getInteger("watertight.times", 50);
  private static final Soak SOAK = Soak.ofOperations(1000);

  @Test
  void aWarmingCachePassesInThisJvm() throws IOException {
    try (BusyMachine busy = new BusyMachine()) {
      for (int i = 0; i < TIMES; i++) {
        try (Subject subject = Subject.warmingUp(700, 8)) {
          assertThat(Measurable.thisJvm()).as("run %d", i).isFlatAfter(SOAK, subject);
        }
      }
      assertThat(busy.rounds()).isPositive();
    }
  }

  @Test
  void aWarmingCachePassesInAnotherJvm() throws IOException {
    assertFound("warm", List.of());
  }

  @Test
  void oneSocketIn50OperationsIsSeen() throws IOException {
    assertFound("socket", List.of(Kind.SOCKETS));
  }

  @Test
  void twoHundredBytesAnOperationAreSeen() throws IOException {
    assertFound("bytes", List.of(Kind.LIVE_HEAP));
  }

  @Test
  void oneThreadIn100OperationsIsSeen() throws IOException {
    assertFound("thread", List.of(Kind.THREADS));
  }

  private static void assertFound(String leak, List<Kind> kinds) throws IOException {
    try (BusyMachine busy = new BusyMachine()) {
      for (int i = 0; i < TIMES; i++) {
        try (BotProcess bot = SubjectServer.start(leak);
            Socket socket = SubjectServer.connect(bot)) {
          Flatness flatness = assertThat(bot).flatness(SOAK, SubjectServer.operation(socket));
          assertThat(flatness.isFlat()).as("run %d: %s", i, flatness).isEqualTo(kinds.isEmpty());
          assertThat(flatness.grown()).as("run %d: %s", i, flatness).containsAll(kinds);
        }
      }
      assertThat(busy.rounds()).isPositive();
    }
  }

  /** Takes all processors, as other builds on the same machine would. */
  private static final class BusyMachine implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;
    private volatile long rounds;

    BusyMachine() {
      IntStream.range(0, Runtime.getRuntime().availableProcessors())
          .mapToObj(i -> new Thread(this::work, "watertight-busy-" + i))
          .forEach(threads::add);
      threads.forEach(Thread::start);
    }

    private void work() {
      long sum = 0;
      while (!ended) {
        for (int i = 0; i < 1_000_000; i++) {
          sum += i % 7;
        }
        rounds = sum == 0 ? 0 : 1;
      }
    }

    long rounds() {
      return rounds;
    }

    @Override
    public void close() {
      ended = true;
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
