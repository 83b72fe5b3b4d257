package dev.watertight.scan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watertight scan}: what may be typed. What is done then is in {@link ScanRun}. */
@Command(
    name = "scan",
    description = "Scans Java sources, built or not, for resources that nothing closes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no findings that count (see --fail-on)",
      "1:findings",
      "2:wrong use, or nothing to scan",
      "3:Watertight itself failed",
      "130:interrupted"
    })
final class ScanCommand implements Callable<Integer> {
  private final Surroundings here;
  private final Parts parts;
  private final boolean ownsProcess;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders to scan.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How the report is written: text (default) or json.")
  String format = "text";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes instead of standard output.")
  @Nullable String output;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      split = ",",
      description = "Reports this rule only. May be repeated.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description =
          "Leaves out files and folders, such as '*Dto.java', legacy or 'a/**/b'. May be"
              + " repeated.")
  List<String> excludes = new ArrayList<>();

  @Option(names = "--include-tests", description = "Scans test sources too.")
  boolean includeTests;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "What makes the exit code 1: error (default), warning (or worse), or never.")
  String failOn = "error";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration. By default the watertight.yaml that is found from the first PATH"
              + " upward.")
  @Nullable String config;

  @Option(
      names = {"--class-path", "-cp"},
      paramLabel = "PATHS",
      description = "Jars and folders of classes that the sources use, where they are at hand.")
  List<String> classPath = new ArrayList<>();

  @Option(
      names = "--front-end",
      paramLabel = "NAME",
      description = "What reads the sources: auto (default), javac or javaparser.")
  String frontEnd = "auto";

  @Option(
      names = "--fix",
      description = "Applies the fixes that are safe to the files, and reports what is left.")
  boolean fix;

  @Option(
      names = "--dry-run",
      description = "With --fix: prints what would be changed as a diff and changes nothing.")
  boolean dryRun;

  @Option(
      names = "--report-unused-suppressions",
      description = "Reports each @SuppressWarnings of our rules that silences nothing.")
  boolean reportUnusedSuppressions;

  @Option(
      names = {"-q", "--quiet"},
      description = "Prints one line a finding and nothing else.")
  boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (default: on a terminal, unless NO_COLOR is set), always or never.")
  String color = "auto";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many files are read at once. By default one for each processor.")
  @Nullable String threads;

  /** Only tests ask: whether the filter of files changes what is found. */
  @Option(names = "--no-filter", hidden = true)
  boolean noFilter;

  ScanCommand(Surroundings here, Parts parts, boolean ownsProcess) {
    this.here = here;
    this.parts = parts;
    this.ownsProcess = ownsProcess;
  }

  @Override
  public Integer call() {
    try {
      return new ScanRun(options(), here, parts, ownsProcess).run();
    } catch (WrongUse e) {
      here.err().println("watertight: " + e.text());
      return ExitCode.WRONG_USE;
    } catch (RuntimeException | Error e) {
      // Here, because picocli would print the stack trace.
      CrashReport.tell(List.of(new Crash("", e)), here.err());
      return ExitCode.OUR_FAULT;
    }
  }

  private ScanOptions options() throws WrongUse {
    List<Path> named = new ArrayList<>();
    for (String path : paths) {
      named.add(path(path));
    }
    return new ScanOptions(
        named,
        Choice.of("--format", format, ScanOptions.Format.class),
        output == null ? null : path(output),
        rules,
        excludes,
        includeTests,
        Choice.of("--fail-on", failOn, ScanOptions.FailOn.class),
        config == null ? null : path(config),
        ClassPath.of(classPath),
        Choice.of("--front-end", frontEnd, FrontEndChoice.class),
        reportUnusedSuppressions,
        quiet,
        Choice.of("--color", color, ScanOptions.Color.class),
        threads == null ? Runtime.getRuntime().availableProcessors() : threads(threads),
        fix(),
        !noFilter);
  }

  private ScanOptions.Fix fix() throws WrongUse {
    if (dryRun && !fix) {
      throw new WrongUse("--dry-run shows what --fix would change; say --fix --dry-run.");
    }
    if (dryRun && format.equals("json") && output == null) {
      throw new WrongUse(
          "--dry-run prints a diff, which JSON on standard output cannot share with it; name a file"
              + " with --output.");
    }
    if (!fix) {
      return ScanOptions.Fix.NONE;
    }
    return dryRun ? ScanOptions.Fix.SHOWN : ScanOptions.Fix.APPLIED;
  }

  static Path path(String typed) throws WrongUse {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw new WrongUse("'" + typed + "' is not a path: " + e.getReason());
    }
  }

  private static int threads(String typed) throws WrongUse {
    try {
      int threads = Integer.parseInt(typed);
      if (threads >= 1 && threads <= 256) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // Said below, with what is allowed.
    }
    throw new WrongUse("--threads: '" + typed + "' is not a number from 1 to 256.");
  }
}
