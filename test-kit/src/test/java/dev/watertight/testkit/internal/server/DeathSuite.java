package dev.watertight.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.Wait;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of the servers of a test JVM that is killed in the middle. */
abstract class DeathSuite {
  private final Backend backend;

  DeathSuite(Backend backend) {
    this.backend = backend;
  }

  @Test
  void killedInTheMiddleItsServersEndByThemselvesAndTheNextStartLeavesNothing() throws Exception {
    Dead dead = new Dead("both", "KILL");
    Wait.until("all servers have ended", () -> running(dead).isEmpty());
    start();
    assertThat(left(dead)).isEmpty();
  }

  @Test
  void killedWhileItsServerIsPausedItEndsAllTheSame() throws Exception {
    Dead dead = new Dead("paused", "KILL");
    Wait.until("the server has ended", () -> running(dead).isEmpty());
    start();
    assertThat(left(dead)).isEmpty();
  }

  @Test
  void interruptedInTheMiddleNothingIsLeftAtAll() throws Exception {
    Dead dead = new Dead("running", "INT");
    Wait.until("nothing is left", () -> running(dead).isEmpty() && left(dead).isEmpty());
  }

  /** The next start, with all that it clears away. */
  abstract void start();

  /** Servers of that owner that still run. */
  abstract List<String> running(Dead dead);

  /** All that is left of that owner. */
  abstract List<String> left(Dead dead) throws IOException;

  static List<String> folders(Dead dead) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(Path::toString).filter(name -> name.contains(dead.owner)).toList();
    }
  }

  /** A test JVM that was killed when its servers ran. */
  final class Dead {
    final String owner;
    final List<ProcessHandle> processes;

    Dead(String state, String signal) throws Exception {
      Process jvm =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Victim.class.getName(),
                  backend.name(),
                  state)
              .redirectErrorStream(true)
              .start();
      owner = ownerTold(jvm);
      processes = jvm.descendants().toList();
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + jvm.pid()).start().waitFor();
      jvm.waitFor();
    }

    private static String ownerTold(Process jvm) throws IOException {
      BufferedReader output =
          new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder all = new StringBuilder();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("owner=")) {
          return line.substring("owner=".length());
        }
        all.append(line).append('\n');
      }
      throw new AssertionError("the test JVM ended too early:\n" + all);
    }
  }
}
