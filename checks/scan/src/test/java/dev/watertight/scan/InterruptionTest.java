package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Progress progress = new Progress(err, false);
  private final Interruption interruption = new Interruption(progress, err);

  @Test
  void aStopSaysHowFarItGotAndCleansUp() throws IOException {
    boolean[] cleaned = new boolean[1];
    interruption.onStop(() -> cleaned[0] = true);
    progress.phase("reading", 7);
    progress.step();
    interruption.stop();
    interruption.stop();
    assertThat(interruption.stopped()).isTrue();
    assertThat(cleaned[0]).isTrue();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "watertight: interrupted while reading, 1 of 7 files done; no report was written.\n");
    boolean[] finished = new boolean[1];
    assertThat(interruption.finish(() -> finished[0] = true)).isFalse();
    assertThat(finished[0]).isFalse();
  }

  @Test
  void aScanThatIsDoneCannotBeStopped() throws IOException {
    assertThat(interruption.finish(() -> {})).isTrue();
    interruption.stop();
    assertThat(interruption.stopped()).isFalse();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void aProcessThatIsInterruptedEndsCalmly(@TempDir Path folder) throws Exception {
    Path kill = Path.of("/bin/kill");
    assumeThat(kill).exists();
    Files.writeString(folder.resolve("A.java"), "class A { Object a = openStorage(); }");
    Path report = folder.resolve("out/report.txt");
    Files.createDirectories(report.getParent());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                folder.toString(),
                report.toString())
            .start();
    try (BufferedReader told = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(told.readLine()).isEqualTo("in the middle");
      // A shell that runs the build in the background makes its children ignore Ctrl-C.
      boolean heard = listensToInterrupt();
      String signal = heard ? "-INT" : "-TERM";
      new ProcessBuilder(kill.toString(), signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(heard ? ExitCode.INTERRUPTED : 143);
      List<String> rest = told.lines().toList();
      assertThat(rest)
          .containsExactly(
              "watertight: interrupted while checking, 0 of 1 file done; no report was written.");
      assertThat(report.getParent()).isEmptyDirectory();
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean listensToInterrupt() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0");
    long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
    return (mask & 1L << 1) == 0;
  }

  /** A scan that never ends, in a process of its own. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) {
      FakeParts parts =
          new FakeParts() {
            @Override
            void checking(String path) {
              System.err.println("in the middle");
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          };
      Surroundings here = new Surroundings(System.out, System.err, false, false, Map.of());
      System.exit(Main.run(new String[] {"scan", args[0], "-o", args[1]}, here, parts, true));
    }
  }
}
