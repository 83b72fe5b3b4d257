package dev.watertight.scan;

import dev.watertight.rules.Severity;
import dev.watertight.scan.files.Found;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.files.Reason;
import dev.watertight.scan.files.SourceFinder;
import dev.watertight.scan.files.WrongPath;
import dev.watertight.scan.report.Figures;
import dev.watertight.scan.report.ScanReport;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Does what {@code watertight scan} was asked to do, from finding the files to the exit code. */
final class ScanRun {
  /** Of the heap; the rest is for summaries and what is being read. */
  private static final double MODEL_SHARE = 0.45;

  /** Of the heap, however large the checkout is. */
  private static final double LEAST_MODEL_SHARE = 0.1;

  /** Bytes that the index and what is learnt of types take for each byte of source; as measured. */
  private static final double INDEX_BYTES = 0.8;

  private final long startNanos = System.nanoTime();
  private final ScanOptions options;
  private final Surroundings here;
  private final Parts parts;
  private final Progress progress;
  private final Interruption interruption;

  /**
   * A run.
   *
   * @param ownsProcess whether the end of the process is ours to watch
   */
  ScanRun(ScanOptions options, Surroundings here, Parts parts, boolean ownsProcess) {
    this.options = options;
    this.here = here;
    this.parts = parts;
    this.progress = new Progress(here.err(), here.errTerminal() && !options.quiet());
    this.interruption = new Interruption(progress, here.err());
    if (ownsProcess) {
      interruption.install();
    }
  }

  /**
   * Runs to the end.
   *
   * @return the exit code
   */
  int run() throws WrongUse {
    try {
      return scan(Configuration.of(options, parts));
    } finally {
      progress.erase();
      interruption.end();
    }
  }

  private int scan(Configuration configuration) throws WrongUse {
    Found found = find(configuration);
    try (ReportTarget target = ReportTarget.of(options, here)) {
      interruption.onStop(target::close);
      configuration
          .user()
          .file()
          .filter(file -> !options.quiet())
          .ifPresent(file -> here.err().println("watertight: configured by " + file));
      Scanned scanned = scanned(found, configuration);
      if (options.fix() != ScanOptions.Fix.NONE && !interruption.stopped()) {
        Fixing fixing = new Fixing(options, here, found, interruption);
        fixing.run(scanned.report);
        // What is left has other places now, and only a scan shows what the fixes came to.
        scanned =
            fixing.hasWritten() && !interruption.stopped()
                ? scanned(found, configuration)
                : new Scanned(fixing.left(scanned.report), scanned.crashes);
      }
      if (!target.write(scanned.report, interruption)) {
        return ExitCode.INTERRUPTED;
      }
      return exitCode(scanned.report, scanned.crashes);
    } catch (IOException e) {
      throw new WrongUse(
          (options.output() == null ? "standard output" : "--output: " + options.output())
              + " cannot be written: "
              + Reason.of(e)
              + ".");
    }
  }

  private record Scanned(ScanReport report, List<Crash> crashes) {}

  private Scanned scanned(Found found, Configuration configuration) throws WrongUse {
    try (Engine engine = engine(configuration)) {
      Scan scan = new Scan(setup(found, configuration), engine, progress, interruption);
      progress.start();
      ScanReport report = scan.run();
      progress.erase();
      return new Scanned(report, scan.crashes());
    }
  }

  private Found find(Configuration configuration) throws WrongUse {
    try {
      Found found =
          SourceFinder.find(
              options.paths(), configuration.excludes(options.excludes()), options.includeTests());
      if (found.files().isEmpty()) {
        found.problems().forEach(problem -> here.err().println(problem));
        throw new WrongUse(nothing(found));
      }
      return found;
    } catch (WrongPath e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private String nothing(Found found) {
    String where = options.paths().stream().map(String::valueOf).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder("nothing to scan: no Java source in ").append(where);
    if (found.tests() > 0) {
      text.append("; ").append(Figures.count(found.tests(), "test file"));
      text.append(" left out, which --include-tests takes in");
    }
    if (found.generated() > 0) {
      text.append("; ").append(Figures.count(found.generated(), "generated or built file"));
      text.append(" left out");
    }
    if (found.excluded() > 0) {
      text.append("; ").append(Figures.count(found.excluded(), "file")).append(" excluded");
    }
    return text.append('.').toString();
  }

  private ScanSetup setup(Found found, Configuration configuration) throws WrongUse {
    return new ScanSetup(
        found,
        parts,
        parts.order(options.frontEnd()),
        options.threads(),
        options.filter(),
        options.reportUnusedSuppressions(),
        configuration.active(parts.ruleIds()),
        modelBudget(found),
        startNanos);
  }

  private static long modelBudget(Found found) {
    long heap = Runtime.getRuntime().maxMemory();
    long sources = found.files().stream().mapToLong(JavaFile::bytes).sum();
    double share = heap * MODEL_SHARE - sources * INDEX_BYTES;
    return (long) Math.max(share, heap * LEAST_MODEL_SHARE);
  }

  private Engine engine(Configuration configuration) throws WrongUse {
    return parts.engine(
        new EngineSetup(configuration.user(), configuration.levels(), options.classPath()));
  }

  private int exitCode(ScanReport report, List<Crash> crashes) {
    if (!crashes.isEmpty()) {
      here.out().flush();
      CrashReport.tell(crashes, here.err());
      return ExitCode.OUR_FAULT;
    }
    if (report.counts().files() == 0) {
      here.err().println("watertight: nothing to scan: no file could be analysed.");
      return ExitCode.WRONG_USE;
    }
    boolean errors = report.count(Severity.ERROR) > 0;
    boolean warnings = report.count(Severity.WARNING) > 0;
    boolean fails =
        switch (options.failOn()) {
          case ERROR -> errors;
          case WARNING -> errors || warnings;
          case NEVER -> false;
        };
    return fails ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
