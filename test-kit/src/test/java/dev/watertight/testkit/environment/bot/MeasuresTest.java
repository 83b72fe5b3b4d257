package dev.watertight.testkit.environment.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each measure beside what is really there. */
final class MeasuresTest {
  @Test
  void ofAnotherJvmEachKindIsWhatItOpened(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("orders.csv"));
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        BotProcess idle = bot();
        BotProcess bot =
            bot(
                "connect=" + server.getLocalPort(),
                "connect=" + server.getLocalPort(),
                "connect=" + server.getLocalPort(),
                "read=" + file,
                "read=" + file,
                "thread=reminder-1",
                "thread=reminder-2",
                "pipe=",
                "heap=8000000",
                "spawn=1000",
                "temp=photo")) {
      Reading reading = bot.measure();
      assertThat(reading.items(Kind.SOCKETS))
          .as(reading.toString())
          .hasSize(3)
          .allSatisfy(
              socket -> {
                assertThat(socket.group()).isEqualTo("to 127.0.0.1:" + server.getLocalPort());
                assertThat(socket.text()).contains("ESTABLISHED");
              });
      assertThat(reading.items(Kind.DATA_FILES))
          .extracting(Item::text)
          .containsExactly(file.toString(), file.toString());
      assertThat(reading.items(Kind.THREADS))
          .extracting(Item::text)
          .containsExactlyInAnyOrder("reminder-1 (WAITING)", "reminder-2 (WAITING)");
      assertThat(reading.total(Kind.PIPES) - idle.measure().total(Kind.PIPES))
          .as("the two ends of a pipe, and those to the child's three streams")
          .isEqualTo(2 + 3);
      assertThat(reading.total(Kind.CHILD_PROCESSES)).isEqualTo(1);
      assertThat(reading.items(Kind.CHILD_PROCESSES).get(0).text()).contains("sleep 1000");
      assertThat(reading.items(Kind.TEMPORARY_FILES)).singleElement().asString().contains("photo");
      assertThat(reading.total(Kind.LIVE_HEAP) - idle.measure().total(Kind.LIVE_HEAP))
          .as("what it holds, and the indexes of the jars that it went through for a service")
          .isBetween(8_000_000L, 16_000_000L);
      assertThat(
              idle.measure(
                      List.of(Kind.SOCKETS, Kind.DATA_FILES, Kind.THREADS, Kind.CHILD_PROCESSES))
                  .toString())
          .isEqualTo("sockets: 0\ndata files: 0\nthreads: 0\nchild processes: 0");
    }
  }

  @Test
  void ofThisJvmEachKindIsWhatWasOpened(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("orders.csv"));
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Reading before = Measurable.thisJvm().measure();
      byte[] held = new byte[8_000_000];
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept();
          FileInputStream open = new FileInputStream(file.toFile())) {
        Reading reading = Measurable.thisJvm().measure();
        assertThat(reading.total(Kind.SOCKETS) - before.total(Kind.SOCKETS)).isEqualTo(2);
        assertThat(reading.items(Kind.SOCKETS))
            .extracting(Item::group)
            .contains(
                "listening on 127.0.0.1:" + server.getLocalPort(),
                "accepted on 127.0.0.1:" + server.getLocalPort(),
                "to 127.0.0.1:" + server.getLocalPort());
        assertThat(reading.items(Kind.DATA_FILES)).extracting(Item::text).contains(file.toString());
        assertThat(reading.total(Kind.LIVE_HEAP) - before.total(Kind.LIVE_HEAP))
            .isBetween(7_000_000L, 10_000_000L);
        assertThat(client.isConnected() && accepted.isConnected() && held.length > 0).isTrue();
        assertThat(open.available()).isZero();
      }
    }
  }

  @Test
  void aDeletedFileThatIsStillOpenCounts(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("orders.csv"));
    try (FileInputStream open = new FileInputStream(file.toFile())) {
      Files.delete(file);
      assertThat(Measurable.thisJvm().measure(List.of(Kind.DATA_FILES)).items(Kind.DATA_FILES))
          .extracting(Item::text)
          .contains(file + " (deleted)");
      assertThat(open.available()).isZero();
    }
  }

  @Test
  void whatHasEndedIsNotMeasured() {
    try (BotProcess bot = bot()) {
      bot.kill();
      Reading reading = bot.measure();
      assertThat(reading.amounts()).hasSize(Kind.OF_A_PROCESS.size());
      assertThat(reading.amounts().values())
          .allSatisfy(
              amount ->
                  assertThat(amount)
                      .isInstanceOfSatisfying(
                          Amount.NotMeasured.class,
                          not -> assertThat(not.reason()).endsWith("has ended")));
      assertThatIllegalStateException()
          .isThrownBy(() -> reading.total(Kind.SOCKETS))
          .withMessageMatching("sockets were not measured: order bot \\(JVM \\d+\\) has ended");
    }
  }

  @Test
  void aJvmThatCannotBeAskedIsNotMeasuredForThreadsAndHeap() {
    try (BotProcess bot =
        ChildJvm.running(SubjectBot.class)
            .withJvmOptions("-XX:-StartAttachListener", "-XX:+DisableAttachMechanism", "-Xmx64m")
            .readyWhen(Readiness.output("ready"))
            .start()) {
      Reading reading = bot.measure();
      assertThat(reading.amount(Kind.SOCKETS)).isInstanceOf(Amount.Measured.class);
      for (Kind kind : List.of(Kind.THREADS, Kind.LIVE_HEAP)) {
        assertThat(reading.amount(kind))
            .isInstanceOfSatisfying(
                Amount.NotMeasured.class,
                not -> assertThat(not.reason()).contains("has no attach socket"));
      }
    }
  }

  private static BotProcess bot(String... arguments) {
    return ChildJvm.running(SubjectBot.class)
        .named("order bot")
        .withArguments(arguments)
        .withJvmOptions("-Xmx64m", "-XX:+UseSerialGC")
        .readyWhen(Readiness.output("ready"))
        .readyWithin(Duration.ofSeconds(60))
        .start();
  }
}
