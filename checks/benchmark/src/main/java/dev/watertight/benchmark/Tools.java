package dev.watertight.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How each tool is started. All take the JDK that runs the benchmark. */
final class Tools {
  static final String OURS = "Watertight";
  static final String ONE_THREAD = "Watertight, one thread";
  static final String PEER = "PMD";
  static final String PEER_LIKE_US = "PMD, started as we are";
  static final String EMPTY = "java -version";

  /** The options that weigh in our launcher. */
  private static final List<String> OUR_OPTIONS =
      List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private final Installation here;
  private final Stopwatch stopwatch;
  private final String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
  private List<String> archive = List.of();

  Tools(Installation here, Stopwatch stopwatch) {
    this.here = here;
    this.stopwatch = stopwatch;
  }

  /** Lets each tool do what only its first start does. */
  void prepare(Sample sample, Path folder) throws IOException, InterruptedException, WrongUse {
    try {
      stopwatch.measure(ours(sample));
      Path classes = folder.resolve("pmd.jsa");
      archive = List.of("-XX:ArchiveClassesAtExit=" + classes, "-Xlog:disable");
      stopwatch.measure(peerLikeUs(sample));
      archive = List.of("-XX:SharedArchiveFile=" + classes, "-Xlog:disable");
    } catch (RunFailed e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What runs on a sample.
   *
   * @param largest whether to ask what one core and other options of the JVM come to, too
   */
  List<Run> sizeRuns(Sample sample, String heap, boolean largest) {
    List<Run> runs = new ArrayList<>(List.of(ours(sample), peer(sample)));
    if (largest) {
      runs.add(ours(sample, "--threads", "1").named(ONE_THREAD));
      runs.add(peerLikeUs(sample));
    }
    return runs.stream().map(run -> run.heap(heap)).toList();
  }

  /** What runs on a bot, and a JVM that does nothing. */
  List<Run> botRuns(Sample bot) {
    return List.of(empty(), ours(bot), peer(bot), peerLikeUs(bot));
  }

  /** Our launcher, as users start it; it reads the heap from the variable that java reads. */
  private Run ours(Sample sample, String... options) {
    Path report = report(sample, "watertight");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(here.launcher().toString(), "scan", "-o", report.toString()));
    command.addAll(List.of(options));
    command.add(sample.folder().toString());
    return new Run(
        OURS,
        command,
        Map.of("JAVA_HOME", home()),
        Set.of(0, 1),
        code -> Coverage.ours(report, sample));
  }

  /** PMD as its own script starts it: a plain JVM. */
  private Run peer(Sample sample) {
    return peer(PEER, List.of(), sample);
  }

  /** PMD with the options of our launcher and an archive of its classes, as we have. */
  private Run peerLikeUs(Sample sample) {
    List<String> options = new ArrayList<>(OUR_OPTIONS);
    options.addAll(archive);
    return peer(PEER_LIKE_US, options, sample);
  }

  /** What no program on a JVM can go below. */
  private Run empty() {
    return new Run(
        EMPTY, List.of(here.java().toString(), "-version"), Map.of(), Set.of(0), code -> 0);
  }

  private Run peer(String name, List<String> options, Sample sample) {
    Path report = report(sample, "pmd");
    List<String> command = new ArrayList<>();
    command.add(here.java().toString());
    command.addAll(options);
    command.addAll(
        List.of(
            // Lest it goes on with what it has by then.
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            here.peer().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            "net.sourceforge.pmd.cli.PmdCli",
            "check",
            "--dir",
            sample.folder().toString(),
            "--rulesets",
            "category/java/errorprone.xml/CloseResource",
            "--format",
            "text",
            "--report-file",
            report.toString(),
            "--no-cache",
            "--no-progress",
            "--threads",
            cores));
    // 4 says that there are findings; 1 that it gave up files, or itself, which the report tells.
    return new Run(
        name, command, Map.of(), Set.of(0, 1, 4), code -> Coverage.peer(code, report, sample));
  }

  private String home() {
    return System.getProperty("java.home");
  }

  private static Path report(Sample sample, String tool) {
    return sample.folder().resolveSibling(tool + ".txt");
  }
}
