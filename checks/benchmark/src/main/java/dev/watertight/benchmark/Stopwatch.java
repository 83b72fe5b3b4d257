package dev.watertight.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs processes one at a time and measures each from its start to its end. */
final class Stopwatch {
  private static final Path TIME = Path.of("/usr/bin/time");
  private static final int QUOTED_LINES = 5;

  private final Path errors;
  private final Path figures;

  Stopwatch(Path folder) {
    errors = folder.resolve("errors.txt");
    figures = folder.resolve("figures.txt");
  }

  /**
   * Runs a process.
   *
   * @throws RunFailed if it ends otherwise than {@link Run#good()} says, or {@link Run#outcome()}
   *     does
   */
  Cost measure(Run run) throws IOException, InterruptedException, RunFailed {
    List<String> command = new ArrayList<>();
    // Processor time and peak memory of a process that is gone are known to who waited for it only.
    boolean accountable = Files.isExecutable(TIME) && linux();
    if (accountable) {
      command.addAll(
          List.of(TIME.toString(), "--quiet", "-o", figures.toString(), "-f", "%U %S %M"));
    }
    command.addAll(run.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(run.environment());
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectOutput(Redirect.DISCARD);
    builder.redirectError(errors.toFile());
    double busy = Cores.busySeconds();
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    busy = Cores.busySeconds() - busy;
    if (!run.good().contains(code)) {
      throw new RunFailed(run.name() + " ended with " + code + quoted());
    }
    int unread = run.outcome().filesPassedOver(code);
    if (!accountable) {
      return new Cost(seconds, Double.NaN, Double.NaN, Double.NaN, unread);
    }
    String[] figure = Files.readString(figures).strip().split(" ", -1);
    double own = Double.parseDouble(figure[0]) + Double.parseDouble(figure[1]);
    return new Cost(seconds, own, busy - own, Double.parseDouble(figure[2]) / 1024, unread);
  }

  private String quoted() throws IOException {
    List<String> said =
        Files.readAllLines(errors).stream().filter(line -> !line.isBlank()).toList();
    return said.isEmpty()
        ? " and said nothing."
        : ":\n  "
            + String.join(
                "\n  ", said.subList(Math.max(0, said.size() - QUOTED_LINES), said.size()));
  }

  private static boolean linux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }
}
