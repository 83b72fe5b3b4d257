package dev.watertight.testkit.assertions;

import static dev.watertight.testkit.assertions.KitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlatnessTest {
  private static final Soak SOAK = Soak.ofOperations(1000).upToRounds(3);
  private static final Kind[] THINGS = {
    Kind.SOCKETS, Kind.PIPES, Kind.DATA_FILES, Kind.THREADS, Kind.CHILD_PROCESSES
  };

  @Test
  void oneSocketIn50OperationsIsSeen() throws IOException {
    try (Subject subject = Subject.leakingOneSocketIn(50)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () -> assertThat(Measurable.thisJvm()).lookingAt(THINGS).isFlatAfter(SOAK, subject))
          .withMessageContaining(
              "Expecting this JVM to stay flat, but sockets grew in each of 3 rounds")
          .withMessageContaining("one in 50 operations")
          .withMessageContaining("20 more: to 127.0.0.1:")
          .withMessageContaining("(ESTABLISHED)");
    }
  }

  @Test
  void twoHundredBytesAnOperationAreSeen() {
    try (Subject subject = Subject.leakingBytes(200)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () -> assertThat(Measurable.thisJvm()).isFlatAfter(SOAK.upToRounds(1), subject))
          .withMessageContaining("but live heap grew in the only round")
          .withMessageMatching("(?s).* bytes more of \\[B\n.*");
    }
  }

  @Test
  void oneThreadIn100OperationsIsSeen() {
    try (Subject subject = Subject.leakingOneThreadIn(100)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () -> assertThat(Measurable.thisJvm()).lookingAt(THINGS).isFlatAfter(SOAK, subject))
          .withMessageContaining("but threads grew")
          .withMessageContaining("one in 100 operations")
          .withMessageContaining("10 more: reminder-*")
          .withMessageContaining("(WAITING)");
    }
  }

  @Test
  void aWarmingCacheAndAFillingPoolAreNot() throws IOException {
    try (Subject subject = Subject.warmingUp(700, 8)) {
      assertThat(Measurable.thisJvm()).isFlatAfter(SOAK, subject);
    }
  }

  @ParameterizedTest
  @CsvSource({"socket, sockets", "thread, threads", "bytes, live heap"})
  void leaksOfAnotherJvmAreSeenByTheirKind(String leak, String kind) throws IOException {
    try (BotProcess bot = SubjectServer.start(leak);
        Socket socket = SubjectServer.connect(bot)) {
      Flatness flatness =
          assertThat(bot)
              .lookingAt(leak.equals("bytes") ? new Kind[] {Kind.LIVE_HEAP} : THINGS)
              .flatness(SOAK.upToRounds(1), SubjectServer.operation(socket));
      assertThat(flatness.grown())
          .as(flatness.toString())
          .extracting(Kind::name)
          .containsExactly(kind);
      assertThat(flatness.notMeasured()).isEmpty();
    }
  }

  @Test
  void aWarmingCacheOfAnotherJvmIsNot() throws IOException {
    try (BotProcess bot = SubjectServer.start("warm");
        Socket socket = SubjectServer.connect(bot)) {
      assertThat(bot).isFlatAfter(SOAK, SubjectServer.operation(socket));
    }
  }

  @Test
  void connectionsThatAServerCountsAreSeen() {
    AtomicInteger connections = new AtomicInteger();
    ConnectionSource redis =
        new ConnectionSource() {
          @Override
          public String name() {
            return "redis";
          }

          @Override
          public List<String> connections() {
            return IntStream.range(0, connections.get() / 10).mapToObj(id -> "id=" + id).toList();
          }
        };
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(Measurable.thisJvm())
                    .lookingAt(Kind.SOCKETS)
                    .withConnectionsOf(redis)
                    .isFlatAfter(0, 200, connections::incrementAndGet))
        .withMessageContaining("but connections of redis grew")
        .withMessageContaining("one in 10 operations")
        .withMessageContaining("id=");
  }

  @Test
  void whatCannotBeMeasuredDoesNotPass() {
    ConnectionSource redis =
        new ConnectionSource() {
          @Override
          public String name() {
            return "redis";
          }

          @Override
          public List<String> connections() throws IOException {
            throw new IOException("connection refused");
          }
        };
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(Measurable.thisJvm())
                    .lookingAt(Kind.SOCKETS)
                    .withConnectionsOf(redis)
                    .isFlatAfter(0, 100, () -> {}))
        .withMessageContaining("cannot be told")
        .withMessageContaining("not measured: connections of redis")
        .withMessageContaining("connection refused");
  }

  @Test
  void anOperationThatThrowsIsCounted() {
    AtomicInteger count = new AtomicInteger();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(Measurable.thisJvm())
                    .lookingAt(Kind.SOCKETS)
                    .isFlatAfter(
                        10,
                        100,
                        () -> {
                          if (count.incrementAndGet() == 17) {
                            throw new IOException("no answer");
                          }
                        }))
        .withMessage("Operation 17 on this JVM failed: java.io.IOException: no answer")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void anOperationThatHangsEndsAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(Measurable.thisJvm())
                    .lookingAt(Kind.SOCKETS)
                    .isFlatAfter(
                        Soak.ofOperations(100).within(Duration.ofMillis(300)), never::await))
        .withMessageContaining("came to 0 operations within PT0.3S")
        .withMessageContaining("Soak.within(..)");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aProcessThatEndsIsNotFlat() throws IOException {
    try (BotProcess bot = SubjectServer.start("warm");
        Socket socket = SubjectServer.connect(bot)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(bot).isFlatAfter(0, 100, bot::kill))
          .withMessageContaining("could not be measured")
          .withMessageContaining("has ended")
          .withMessageContaining("listening on");
      assertThat(socket.isClosed()).isFalse();
    }
  }

  @Test
  void settingsThatCannotBeJudgedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Soak.ofOperations(10))
        .withMessage("Soak.operations is 10; it has to be at least one a checkpoint, 20.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Soak.ofOperations(100).withCheckpoints(3))
        .withMessage("Soak.checkpoints is 3; it has to be 12 or more.");
  }

  @Test
  void moreThanAllowedIsListed() throws IOException {
    try (Subject subject = Subject.leakingOneThreadIn(1)) {
      assertThat(Measurable.thisJvm()).hasAtMost(1000, Kind.THREADS);
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(
              () -> {
                subject.call();
                assertThat(Measurable.thisJvm()).as("reminders").hasAtMost(0, Kind.THREADS);
              })
          .withMessageContaining(
              "[reminders] Expecting this JVM to hold at most 0 threads, but it holds")
          .withMessageContaining("reminder-1 (");
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
