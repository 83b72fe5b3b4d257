package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Suppressions;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    List<List<JavaFile>> portions = Portions.of(files, setup.threads());
    progress.phase("reading", files.size());
    workers.run(portions.size(), i -> index(portions.get(i)));
    Engine.Judge judge = engine.indexed(models);
    List<JavaFile> candidates = candidates(judge);
    List<List<JavaFile>> judged = Portions.of(candidates, setup.threads());
    models.prefer(candidates.stream().map(JavaFile::name).collect(Collectors.toSet()));
    progress.phase("checking", candidates.size());
    workers.run(judged.size(), i -> check(judge, judged.get(i)));
    return report();
  }

  private List<JavaFile> candidates(Engine.Judge judge) {
    boolean[] candidate = new boolean[files.size()];
    workers.run(
        files.size(),
        i -> {
          String path = files.get(i).name();
          boolean may = !setup.filter() || suppressing.contains(path) || judge.mayFind(path);
          candidate[i] = may && read.contains(path);
        });
    List<JavaFile> candidates = new ArrayList<>();
    for (int i = 0; i < candidate.length; i++) {
      if (candidate[i]) {
        candidates.add(files.get(i));
      }
    }
    return candidates;
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

  private void index(List<JavaFile> portion) {
    for (Reading reading : readers.read(portion)) {
      String path = reading.file().name();
      problems.addAll(reading.problems());
      SourceFile model = reading.model();
      if (reading.failure() != null) {
        crashes.add(new Crash(path, reading.failure()));
      }
      guarded(path, () -> index(path, model));
    }
  }

  private void index(String path, @Nullable SourceFile model) {
    if (model == null) {
      return;
    }
    engine.index(model);
    read.add(path);
    lines.addAndGet(lines(model));
    if (setup.reportUnusedSuppressions() && model.text().contains("SuppressWarnings")) {
      suppressing.add(path);
    }
    models.offer(model);
  }

  private void check(Engine.Judge judge, List<JavaFile> portion) {
    List<@Nullable SourceFile> loaded = models.load(portion.stream().map(JavaFile::name).toList());
    for (int i = 0; i < portion.size(); i++) {
      String path = portion.get(i).name();
      SourceFile model = loaded.get(i);
      guarded(path, () -> check(judge, path, model));
    }
  }

  private void check(Engine.Judge judge, String path, @Nullable SourceFile model) {
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
