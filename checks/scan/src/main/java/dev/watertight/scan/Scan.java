package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import dev.watertight.scan.files.Found;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.report.FileFindings;
import dev.watertight.scan.report.Problem;
import dev.watertight.scan.report.ScanReport;
import dev.watertight.scan.report.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** One scan in two phases: index every file, then judge those that may have findings. */
final class Scan {
  private static final Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(finding -> finding.place().start())
          .thenComparingInt(finding -> finding.place().end())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  private final ScanSetup setup;
  private final Engine engine;
  private final Progress progress;
  private final Workers workers;
  private final SourceReaders readers;
  private final Models models;
  private final List<JavaFile> files;

  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
  private final List<Crash> crashes = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> read = new ConcurrentSkipListSet<>();
  private final Set<String> suppressing = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<String, FileFindings> findings =
      new ConcurrentSkipListMap<>();
  private final AtomicLong lines = new AtomicLong();

  Scan(ScanSetup setup, Engine engine, Progress progress, Interruption interruption) {
    this.setup = setup;
    this.engine = engine;
    this.progress = progress;
    this.workers = new Workers(setup.threads(), interruption::stopped);
    this.readers = new SourceReaders(setup.parts(), setup.frontEnds());
    this.files = setup.found().files();
    this.models = new Models(files, readers, setup.modelBudget());
  }

  /** Runs the scan; what it came to so far if it is interrupted. */
  ScanReport run() {
    progress.phase("reading", files.size());
    workers.run(files.size(), i -> guarded(files.get(i).name(), () -> index(files.get(i))));
    Engine.Judge judge = engine.indexed(models);
    List<String> candidates = new ArrayList<>();
    for (String path : read) {
      if (!setup.filter() || judge.mayFind(path) || suppressing.contains(path)) {
        candidates.add(path);
      }
    }
    progress.phase("checking", candidates.size());
    workers.run(
        candidates.size(), i -> guarded(candidates.get(i), () -> check(judge, candidates.get(i))));
    return report();
  }

  /** What went wrong that should not, sorted by file. */
  List<Crash> crashes() {
    List<Crash> sorted = new ArrayList<>(crashes);
    sorted.sort(Comparator.comparing(Crash::path));
    return sorted;
  }

  /** A fault of ours in one file does not lose what is known of the others. */
  private void guarded(String path, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      crashes.add(new Crash(path, e));
    }
    progress.step();
  }

  private void index(JavaFile file) {
    List<Problem> found = new ArrayList<>();
    SourceFile model = readers.read(file, found);
    problems.addAll(found);
    if (model == null) {
      return;
    }
    engine.index(model);
    read.add(file.name());
    lines.addAndGet(lines(model));
    if (setup.reportUnusedSuppressions() && model.text().contains("SuppressWarnings")) {
      suppressing.add(file.name());
    }
    models.offer(model);
  }

  private void check(Engine.Judge judge, String path) {
    SourceFile model = models.load(path);
    if (model == null) {
      problems.add(Problem.ofFile(path, "has changed during the scan and cannot be read again"));
      return;
    }
    List<Finding> found = new ArrayList<>(judge.check(model));
    if (!found.isEmpty() || suppressing.contains(path)) {
      Suppressions suppressions = Suppressions.of(model, setup.suppressible());
      found.removeIf(suppressions::silences);
      if (setup.reportUnusedSuppressions()) {
        found.addAll(suppressions.unused(path));
      }
    }
    if (!found.isEmpty()) {
      found.sort(ORDER);
      findings.put(
          path, new FileFindings(new SourceText(path, model.text(), model.lines()), found));
    }
    models.release(path);
  }

  private ScanReport report() {
    List<Problem> sorted = new ArrayList<>(problems);
    Found found = setup.found();
    sorted.addAll(found.problems());
    sorted.sort(null);
    int unread =
        (int) sorted.stream().filter(problem -> problem.kind() == Problem.Kind.ERROR).count();
    ScanReport.Counts counts =
        new ScanReport.Counts(
            read.size(),
            lines.get(),
            unread,
            found.tests(),
            found.generated(),
            found.excluded(),
            found.linkedFolders());
    return new ScanReport(
        List.copyOf(findings.values()),
        sorted,
        counts,
        Duration.ofNanos(System.nanoTime() - setup.startNanos()));
  }

  /** Lines as editors count them: a line end at the end of the file begins no further line. */
  private static int lines(SourceFile model) {
    int lines = model.lines().lines();
    return model.lines().start(lines) == model.text().length() ? lines - 1 : lines;
  }
}
