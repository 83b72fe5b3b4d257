package dev.watertight.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs Watertight and PMD in turn on the same files and prints what each costs. */
@Command(
    name = "benchmark",
    description = "Runs Watertight and PMD in turn on the same files and prints what each costs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all runs ended well",
      "1:a run failed; the message says which",
      "2:wrong use, or something is missing"
    })
public final class SideBySide implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @Option(
      names = "--sources",
      paramLabel = "PATH",
      description = "Folder or zip of Java sources. Default: lib/src.zip of the running JDK.")
  @Nullable Path sources;

  @Option(
      names = "--lines",
      paramLabel = "N",
      split = ",",
      description = "Sizes of the samples. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100000,250000,500000,1000000")
  List<Integer> lines = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs of each tool on each sample. Default: ${DEFAULT-VALUE}.")
  int rounds = 3;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Heap of each tool on the samples. Default: ${DEFAULT-VALUE}.")
  String heap = "512m";

  @Option(
      names = "--bot",
      paramLabel = "FOLDER",
      description = "A bot. Default: copies of sample-bot/leaky up to 2,000 lines.")
  @Nullable Path bot;

  @Option(
      names = "--bot-rounds",
      paramLabel = "N",
      description = "Runs of each tool on the bot. Default: ${DEFAULT-VALUE}.")
  int botRounds = 11;

  private SideBySide() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new SideBySide());
    line.setParameterExceptionHandler((e, typed) -> refuse(String.valueOf(e.getMessage())));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e));
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    check();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report(out);
    Installation here = Installation.find();
    try (SourceTree tree = SourceTree.open(sources);
        Scratch scratch = Scratch.create()) {
      Stopwatch stopwatch = new Stopwatch(scratch.folder());
      Tools tools = new Tools(here, stopwatch);
      List<Sample> samples = new ArrayList<>();
      for (int size : lines.stream().sorted().distinct().toList()) {
        samples.add(tree.sample(size, scratch.fresh("sample")));
      }
      Sample small =
          bot == null
              ? Bots.copies(here.example(), scratch.fresh("bot"))
              : Bots.named(bot, scratch.fresh("bot"));
      report.machine(heap, rounds, botRounds);
      tools.prepare(small, scratch.fresh("prepare"));
      Series series = new Series(stopwatch, System.err);
      List<Report.Row> rows = new ArrayList<>();
      for (Sample sample : samples) {
        boolean largest = sample.equals(samples.get(samples.size() - 1));
        String heading = "%,d lines".formatted(sample.lines());
        rows.add(
            new Report.Row(
                sample, series.measure(heading, tools.sizeRuns(sample, heap, largest), rounds)));
      }
      report.sizes(tree.name(), rows);
      report.growth(rows);
      report.bot(new Report.Row(small, series.measure("bot", tools.botRuns(small), botRounds)));
      return series.failed() ? FAILED : 0;
    }
  }

  private void check() throws WrongUse {
    if (rounds < 1 || botRounds < 1) {
      throw new WrongUse("--rounds and --bot-rounds: at least 1 round is needed.");
    }
    if (lines.stream().anyMatch(size -> size < 1)) {
      throw new WrongUse("--lines: a sample has at least 1 line.");
    }
    if (!heap.matches("[1-9][0-9]*[kKmMgG]?")) {
      throw new WrongUse("--heap: '" + heap + "' is no size such as 512m or 2g.");
    }
  }

  private static int explain(Exception e) throws Exception {
    if (e instanceof WrongUse || e instanceof FileSystemException) {
      return refuse(e instanceof WrongUse ? String.valueOf(e.getMessage()) : e.toString());
    }
    throw e;
  }

  private static int refuse(String why) {
    System.err.println("benchmark: " + why);
    return WRONG_USE;
  }
}
