package dev.watertight.testkit.environment.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.watertight.testkit.EnvironmentException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InProcessTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aCloseableBotIsClosedOnce() {
    AtomicInteger closed = new AtomicInteger();
    InProcess<Closeable> bot = InProcess.startedBy("order bot", () -> closed::incrementAndGet);
    try (BotProcess started = bot.start()) {
      assertThat(started.isAlive()).isTrue();
      assertThat(started.name()).isEqualTo("order bot (in this JVM)");
      assertThat(started.terminate(Duration.ofSeconds(30)).code()).isEmpty();
      assertThat(started.isAlive()).isFalse();
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void aCloseHookGetsWhatTheStartHookGave() {
    AtomicInteger closed = new AtomicInteger();
    InProcess<Integer> bot = InProcess.startedBy("order bot", () -> 7).closedBy(closed::set);
    bot.start().close();
    assertThat(closed).hasValue(7);
  }

  @Test
  void aStartHookThatReturnsNullIsNamed() {
    assertRefused(
        InProcess.<Closeable>startedBy("order bot", () -> null),
        "The start hook of order bot returned null. It has to return the started bot");
  }

  @Test
  void aStartHookThatThrowsIsNamedWithItsReason() {
    EnvironmentException failure =
        assertRefused(
            InProcess.<Closeable>startedBy(
                "order bot",
                () -> {
                  throw new IOException("no token");
                }),
            "The start hook of order bot threw java.io.IOException: no token");
    assertThat(failure).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aStartHookThatHangsIsLeftAtItsDeadlineAndShowsWhere() {
    CountDownLatch never = new CountDownLatch(1);
    assertRefused(
        InProcess.<Closeable>startedBy(
                "order bot",
                () -> {
                  never.await();
                  return () -> {};
                })
            .readyWithin(SHORT),
        "The start hook of order bot did not return within 300 ms. It hangs here:",
        "CountDownLatch.await",
        "Let it return once its work is begun");
  }

  @Test
  void aCloseHookThatHangsIsLeftAtItsDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    BotProcess bot =
        InProcess.startedBy("order bot", () -> 7).closedBy(number -> never.await()).start();
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(() -> bot.terminate(SHORT))
        .withMessageContaining("The close hook of order bot did not return within 300 ms");
  }

  @Test
  void aCloseHookThatThrowsIsNamedWithItsReason() {
    BotProcess bot =
        InProcess.startedBy("order bot", () -> 7)
            .closedBy(
                number -> {
                  throw new IOException("still busy");
                })
            .start();
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(bot::close)
        .withMessage("The close hook of order bot threw java.io.IOException: still busy");
  }

  @Test
  void aBotThatCannotBeClosedNeedsAHook() {
    assertRefused(
        InProcess.startedBy("order bot", () -> 7),
        "order bot has no close hook",
        "java.lang.Integer",
        "closedBy(..)");
  }

  @Test
  void aBotThatDoesNotBecomeReadyIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    assertRefused(
        InProcess.<Closeable>startedBy("order bot", () -> closed::incrementAndGet)
            .readyWhen(bot -> false)
            .readyWithin(SHORT),
        "order bot (in this JVM) was not ready within 300 ms",
        "readyWhen(..)");
    assertThat(closed).hasValue(1);
  }

  @Test
  void itCannotBeKilled() {
    try (BotProcess bot = InProcess.<Closeable>startedBy("order bot", () -> () -> {}).start()) {
      assertThat(bot.isKillable()).isFalse();
      assertThatExceptionOfType(EnvironmentException.class)
          .isThrownBy(bot::kill)
          .withMessageContaining("Run it by ChildJvm");
    }
  }

  @Test
  void aRunningBotIsFoundAndLeftRunning() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      BotProcess bot = RunningBot.at("127.0.0.1", server.getLocalPort()).start();
      assertThat(bot.isAlive()).isTrue();
      assertThat(bot.isKillable()).isFalse();
      assertThatExceptionOfType(EnvironmentException.class)
          .isThrownBy(bot::kill)
          .withMessageContaining("was not started by the kit and cannot be killed");
      assertThat(bot.measure().amounts().values())
          .hasSize(Kind.OF_A_PROCESS.size())
          .allMatch(Amount.NotMeasured.class::isInstance);
      bot.close();
      assertThat(bot.isAlive()).isTrue();
    }
  }

  @Test
  void aBotThatDoesNotRunIsNamed() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertRefused(
        RunningBot.at("127.0.0.1", port).readyWithin(SHORT),
        "the bot at 127.0.0.1:" + port + " accepted no connection within 300 ms",
        "check host and port");
  }

  private static EnvironmentException assertRefused(Bot bot, String... parts) {
    try (BotProcess started = bot.start()) {
      throw new AssertionError(started.name() + " was started");
    } catch (EnvironmentException e) {
      assertThat(e.getMessage()).contains(parts);
      return e;
    }
  }
}
