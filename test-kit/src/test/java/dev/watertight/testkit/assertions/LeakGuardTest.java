package dev.watertight.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.watertight.testkit.environment.ConnectionSource;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

final class LeakGuardTest {
  @AfterEach
  void closeAll() throws Exception {
    Things.closeAll();
  }

  @Test
  void aSocketThatStaysFailsItsTestAndNamesItsPeer() {
    assertThat(failure(LeavesASocket.class, "leaves"))
        .hasMessageStartingWith("The test leaves() leaves behind, 200 ms after its end:")
        .hasMessageContaining("sockets: 1")
        .hasMessageMatching("(?s).*tcp 127.0.0.1:\\d+ -> 127.0.0.1:" + Things.port() + ".*")
        .hasMessageContaining("Close them in the test, in @AfterEach");
    assertThat(failures(LeavesASocket.class))
        .as("told once, by the test and not the class")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(classes = {LeavesAFile.class, LeavesATemporaryFile.class, LeavesAPipe.class})
  void filesAndPipesThatStayFailTheirTest(Class<?> test) {
    String message = failure(test, "leaves").getMessage();
    if (test == LeavesAFile.class) {
      assertThat(message).contains("data files: 1").contains("pom.xml");
    } else if (test == LeavesATemporaryFile.class) {
      assertThat(message)
          .contains("temporary files: 1")
          .contains("order-")
          .contains("-Djava.io.tmpdir");
    } else {
      assertThat(message).contains("pipes: 2");
    }
  }

  @Test
  void aThreadThatStaysIsToldWithWhereItWasStarted() {
    assertThat(failure(LeavesAThread.class, "leaves"))
        .hasMessageContaining("threads: 1")
        .hasMessageContaining("reminders-1 (WAITING)")
        .hasMessageContaining("LeakGuardTest$LeavesAThread.startReminders:")
        .hasMessageContaining("LeakGuardTest$LeavesAThread.leaves:");
  }

  @Test
  void aProcessThatStaysIsToldWithWhereItWasStarted() {
    assertThat(failure(LeavesAProcess.class, "leaves"))
        .hasMessageContaining("child processes: 1")
        .hasMessageContaining("sleep 1000")
        .hasMessageContaining("LeakGuardTest$LeavesAProcess.leaves:");
  }

  @Test
  void aConnectionThatStaysOnAServerFailsTheTest() {
    assertThat(failure(LeavesAConnection.class, "leaves"))
        .hasMessageContaining("connections of redis: 1")
        .hasMessageContaining("id=7 addr=127.0.0.1:5000");
  }

  @Test
  void theFailureOfTheTestItselfStaysFirst() {
    Throwable failure = failure(FailsAndLeaves.class, "leaves");
    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("no answer");
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOf(AssertionError.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("threads: 1");
  }

  @Test
  void whatIsClosedInTimePasses() {
    assertThat(failures(Tidy.class)).isEmpty();
    assertThat(failures(Tidy.Inner.class)).isEmpty();
  }

  @Test
  void whatAClassOpensMayLiveUntilItsEnd() {
    assertThat(failures(OpensForTheClass.class)).isEmpty();
  }

  @Test
  void whatAClassLeavesFailsTheClass() {
    Map<String, Throwable> failures = failures(LeavesAfterTheClass.class);
    assertThat(failures).containsOnlyKeys("LeakGuardTest$LeavesAfterTheClass");
    assertThat(failures.values().iterator().next())
        .hasMessageStartingWith("The class LeakGuardTest$LeavesAfterTheClass leaves behind")
        .hasMessageContaining("sockets: 1");
  }

  @Test
  void whatTestsFillAndTheClassClosesPassesOncePerClass() {
    assertThat(failures(FillsForTheClass.class)).isEmpty();
  }

  @Test
  void whatEndsByItselfIsWaitedFor() {
    assertThat(failures(EndsLater.class)).isEmpty();
  }

  @Test
  void whatIsAllowedPasses() {
    assertThat(failures(Allows.class)).isEmpty();
  }

  @Test
  void knownDaemonsPass() {
    assertThat(failures(StartsDaemons.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "junit.jupiter.execution.parallel.mode.default",
        "junit.jupiter.execution.parallel.mode.classes.default"
      })
  void testsThatRunAtTheSameTimeAreRefused(String mode) {
    Map<String, Throwable> failures =
        failures(
            Tidy.class, "junit.jupiter.execution.parallel.enabled", "true", mode, "concurrent");
    assertThat(failures).isNotEmpty();
    assertThat(failures.values())
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining(Tidy.class.getName())
                    .hasMessageContaining("junit.jupiter.execution.parallel.enabled=true")
                    .hasMessageContaining("Put @Isolated on the class"));
  }

  @ParameterizedTest
  @ValueSource(classes = {TidyAlone.class, TidyLocked.class})
  void testsThatRunAloneAreNotRefused(Class<?> test) {
    assertThat(
            failures(
                test,
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.mode.default",
                "concurrent"))
        .isEmpty();
  }

  @Test
  void aRunInWhichNothingWouldBeLookedAtIsRefused() {
    assertThat(
            failures(
                Tidy.class, "junit.jupiter.extensions.store.close.autocloseable.enabled", "false"))
        .hasSize(1)
        .allSatisfy(
            (name, failure) ->
                assertThat(failure)
                    .hasMessageContaining("LeakGuard looks for leaks when JUnit closes"));
  }

  @Test
  void aBlockThatLeavesAThreadFails() {
    LeakGuard guard = LeakGuard.builder().settleWithin(Duration.ofMillis(200)).build();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> guard.guard(() -> Things.thread("reminders-2")))
        .withMessageStartingWith("The guarded code leaves behind")
        .withMessageContaining("reminders-2");
  }

  @Test
  void aBlockThatClosesWhatItOpensPasses() {
    assertThatCode(
            () ->
                LeakGuard.during(
                    () -> {
                      Things.socket().close();
                      Things.file().close();
                    }))
        .doesNotThrowAnyException();
  }

  @Test
  void aBlockThatThrowsThrowsThat() {
    LeakGuard guard = LeakGuard.builder().settleWithin(Duration.ofMillis(200)).build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                guard.guard(
                    () -> {
                      Things.thread("reminders-3");
                      throw new IOException("no answer");
                    }))
        .withMessage("no answer")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void whatIsAllowedNeedsAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeakGuard.builder().allowing("pool-.*", " "))
        .withMessageContaining("without a reason");
  }

  private static Throwable failure(Class<?> test, String method) {
    Map<String, Throwable> failures = failures(test);
    assertThat(failures).containsKey(method + "()");
    return failures.get(method + "()");
  }

  private static Map<String, Throwable> failures(Class<?> test, String... parameters) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter").selectors(selectClass(test));
    for (int i = 0; i < parameters.length; i += 2) {
      kit.configurationParameter(parameters[i], parameters[i + 1]);
    }
    Map<String, Throwable> failures = new java.util.LinkedHashMap<>();
    kit.execute().allEvents().failed().stream()
        .forEach(event -> failures.put(event.getTestDescriptor().getDisplayName(), thrown(event)));
    return failures;
  }

  private static Throwable thrown(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  /** What the classes below open; closed when the test of the guard is over. */
  static final class Things {
    private static final Deque<AutoCloseable> OPENED = new ArrayDeque<>();
    private static final ServerSocket SERVER = server();

    /** Opens something for a test. */
    interface Opened<T> {
      T open() throws Exception;
    }

    private static ServerSocket server() {
      try {
        return new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    static int port() {
      return SERVER.getLocalPort();
    }

    private static <T extends AutoCloseable> T keep(Opened<T> opened) throws Exception {
      T thing = opened.open();
      OPENED.push(thing);
      return thing;
    }

    static Socket socket() throws Exception {
      return keep(() -> new Socket(SERVER.getInetAddress(), port()));
    }

    static FileInputStream file() throws Exception {
      return keep(() -> new FileInputStream("pom.xml"));
    }

    static Thread thread(String name) {
      CountDownLatch end = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              name);
      thread.start();
      OPENED.push(
          () -> {
            end.countDown();
            thread.join();
          });
      return thread;
    }

    static void closeAll() throws Exception {
      while (!OPENED.isEmpty()) {
        OPENED.pop().close();
      }
    }
  }

  private static LeakGuard quick() {
    return LeakGuard.builder().settleWithin(Duration.ofMillis(200)).build();
  }

  static final class LeavesASocket {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() throws Exception {
      Things.socket();
    }
  }

  static final class LeavesAFile {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() throws Exception {
      Things.file();
    }
  }

  static final class LeavesATemporaryFile {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() throws Exception {
      Path file = Files.createTempFile("order-", ".png");
      Things.OPENED.push(() -> Files.delete(file));
      Files.writeString(file, "a photo");
    }
  }

  static final class LeavesAPipe {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() throws Exception {
      Pipe pipe = Pipe.open();
      Things.OPENED.push(pipe.source());
      Things.OPENED.push(pipe.sink());
    }
  }

  static final class LeavesAThread {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() {
      startReminders();
    }

    private static void startReminders() {
      Things.thread("reminders-1");
    }
  }

  static final class LeavesAProcess {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() throws IOException {
      Process process = new ProcessBuilder("sleep", "1000").start();
      Things.OPENED.push(
          () -> {
            process.destroyForcibly().waitFor();
          });
    }
  }

  static final class LeavesAConnection {
    private static final List<String> CONNECTIONS = new ArrayList<>();

    @RegisterExtension
    static final LeakGuard GUARD =
        LeakGuard.builder()
            .settleWithin(Duration.ofMillis(200))
            .withConnectionsOf(
                new ConnectionSource() {
                  @Override
                  public String name() {
                    return "redis";
                  }

                  @Override
                  public List<String> connections() {
                    return List.copyOf(CONNECTIONS);
                  }
                })
            .build();

    @Test
    void leaves() {
      CONNECTIONS.add("id=7 addr=127.0.0.1:5000");
    }
  }

  static final class FailsAndLeaves {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void leaves() {
      Things.thread("reminders-4");
      throw new IllegalStateException("no answer");
    }
  }

  @ExtendWith(LeakGuard.class)
  static class Tidy {
    private Socket socket;

    @Test
    void closes(@TempDir Path folder) throws Exception {
      socket = Things.socket();
      Things.file().close();
      Files.createFile(folder.resolve("order.png"));
    }

    @AfterEach
    void close() throws IOException {
      socket.close();
    }

    @Nested
    class Inner {
      @Test
      void closesToo() throws Exception {
        socket = Things.socket();
      }
    }
  }

  @Isolated
  static final class TidyAlone extends Tidy {}

  @ResourceLock(Resources.GLOBAL)
  static final class TidyLocked extends Tidy {}

  @ExtendWith(LeakGuard.class)
  static final class OpensForTheClass {
    private static Socket socket;
    private static Thread thread;

    @BeforeAll
    static void open() throws Exception {
      socket = Things.socket();
      thread = Things.thread("reminders-5");
    }

    @Test
    void uses() {
      assertThat(thread.isAlive()).isTrue();
    }

    @AfterAll
    static void close() throws Exception {
      socket.close();
      Things.closeAll();
    }
  }

  static final class LeavesAfterTheClass {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @BeforeAll
    static void open() throws Exception {
      Things.socket();
    }

    @Test
    void uses() {
      assertThat(Things.port()).isPositive();
    }
  }

  static final class FillsForTheClass {
    @RegisterExtension
    static final LeakGuard GUARD =
        LeakGuard.builder().settleWithin(Duration.ofMillis(200)).oncePerClass().build();

    @Test
    void fills() throws Exception {
      Things.socket();
    }

    @AfterAll
    static void close() throws Exception {
      Things.closeAll();
    }
  }

  @ExtendWith(LeakGuard.class)
  static final class EndsLater {
    @Test
    void leavesAThreadThatEnds() {
      Thread first = Things.thread("reminders-6");
      first.interrupt();
      new Thread(
              () -> {
                try {
                  first.join();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "reminders-7")
          .start();
    }

    @Test
    void leavesAClientOfTheJdkToTheCollector() throws Exception {
      HttpClient client = HttpClient.newHttpClient();
      assertThat(Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new)))
          .anyMatch(thread -> thread.getName().contains("SelectorManager"));
      assertThat(client.version()).isNotNull();
    }
  }

  static final class Allows {
    @RegisterExtension
    static final LeakGuard GUARD =
        LeakGuard.builder()
            .settleWithin(Duration.ofMillis(200))
            .allowing("metrics-\\d+", "the metrics of the whole run")
            .build();

    @Test
    void startsTheMetrics() {
      Things.thread("metrics-1");
    }
  }

  static final class StartsDaemons {
    @RegisterExtension static final LeakGuard GUARD = quick();

    @Test
    void usesTheCommonPool() throws Exception {
      java.util.concurrent.CompletableFuture.supplyAsync(() -> 1).get();
      java.util.concurrent.CompletableFuture.supplyAsync(
              () -> 1,
              java.util.concurrent.CompletableFuture.delayedExecutor(
                  1, java.util.concurrent.TimeUnit.MILLISECONDS))
          .get();
      new ProcessBuilder("true").start().waitFor();
    }
  }
}
