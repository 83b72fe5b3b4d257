package dev.watertight.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compiles libraries with Error Prone alone and with our checks beside its own, in turn. */
@Command(
    name = "overhead",
    description =
        "Compiles libraries with Error Prone alone and with our checks beside its own, in turn,"
            + " and prints what the checks cost.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all runs ended well",
      "1:a run failed; the message says which",
      "2:wrong use, or something is missing"
    })
public final class Overhead implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String ALONE = "Error Prone";
  private static final String BOTH = "Error Prone and Watertight";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Compilations of each kind. Default: ${DEFAULT-VALUE}.")
  int rounds = 3;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Heap of the compiler. Default: ${DEFAULT-VALUE}.")
  String heap = "2g";

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "A library to compile, such as jedis. Default: all.")
  @Nullable String only;

  private Overhead() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Overhead());
    line.setParameterExceptionHandler((e, typed) -> refuse(String.valueOf(e.getMessage())));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e));
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    if (rounds < 1) {
      throw new WrongUse("--rounds: at least 1 round is needed, not " + rounds + ".");
    }
    if (!heap.matches("[1-9][0-9]*[kKmMgG]?")) {
      throw new WrongUse("--heap: '" + heap + "' is no size such as 512m or 2g.");
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Scratch scratch = Scratch.create()) {
      Compilations compilations = Compilations.find(Path.of(""), heap, scratch);
      List<Library> libraries = compilations.libraries(only);
      Series series = new Series(new Stopwatch(scratch.folder()), System.err);
      List<Row> rows = new ArrayList<>();
      for (Library library : libraries) {
        List<Run> runs =
            List.of(compilations.run(ALONE, library, false), compilations.run(BOTH, library, true));
        rows.add(new Row(library, series.measure(library.name(), runs, rounds)));
      }
      print(rows, out);
      return series.failed() ? FAILED : 0;
    }
  }

  private record Row(Library library, Map<String, Cost> costs) {
    Cost alone() {
      return costs.getOrDefault(ALONE, Cost.NONE);
    }

    Cost both() {
      return costs.getOrDefault(BOTH, Cost.NONE);
    }
  }

  private static void print(List<Row> rows, PrintStream out) {
    out.println(
        "| sources | lines | Error Prone, s | with ours, s | ratio | processor, s | with ours, s |"
            + " ratio | others, cores |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    rows.forEach(row -> line(out, row.library, row.alone(), row.both()));
    Cost alone = rows.stream().map(Row::alone).reduce(Overhead::sum).orElse(Cost.NONE);
    Cost both = rows.stream().map(Row::both).reduce(Overhead::sum).orElse(Cost.NONE);
    int lines = rows.stream().mapToInt(row -> row.library.lines()).sum();
    line(out, new Library("all", lines, List.of()), alone, both);
  }

  private static void line(PrintStream out, Library library, Cost alone, Cost both) {
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.1f | %.1f | %.3f | %.1f | %.1f | %.3f | %.2f |",
            library.name(),
            library.lines(),
            alone.seconds(),
            both.seconds(),
            both.seconds() / alone.seconds(),
            alone.processorSeconds(),
            both.processorSeconds(),
            both.processorSeconds() / alone.processorSeconds(),
            Math.max(alone.othersCores(), both.othersCores())));
  }

  private static Cost sum(Cost a, Cost b) {
    return new Cost(
        a.seconds() + b.seconds(),
        a.processorSeconds() + b.processorSeconds(),
        a.othersSeconds() + b.othersSeconds(),
        Math.max(a.megabytes(), b.megabytes()),
        0);
  }

  private static int explain(Exception e) throws Exception {
    if (e instanceof WrongUse || e instanceof FileSystemException) {
      return refuse(e instanceof WrongUse ? String.valueOf(e.getMessage()) : e.toString());
    }
    throw e;
  }

  private static int refuse(String why) {
    System.err.println("overhead: " + why);
    return WRONG_USE;
  }
}
