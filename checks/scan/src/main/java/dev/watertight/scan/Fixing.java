package dev.watertight.scan;

import dev.watertight.rules.Finding;
import dev.watertight.scan.ScanOptions.Fix;
import dev.watertight.scan.ScanOptions.Format;
import dev.watertight.scan.files.Found;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.files.Reason;
import dev.watertight.scan.fix.FixedFile;
import dev.watertight.scan.fix.FixedText;
import dev.watertight.scan.fix.UnifiedDiff;
import dev.watertight.scan.report.Figures;
import dev.watertight.scan.report.FileFindings;
import dev.watertight.scan.report.QuietReport;
import dev.watertight.scan.report.ScanReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Applies the fixes of a scan to its files, or shows what they would change. */
final class Fixing {
  private final ScanOptions options;
  private final Surroundings here;
  private final Interruption interruption;
  private final Map<String, JavaFile> files = new LinkedHashMap<>();
  private final Set<Finding> done = new HashSet<>();
  private int overlapping;
  private int changedFiles;

  Fixing(ScanOptions options, Surroundings here, Found found, Interruption interruption) {
    this.options = options;
    this.here = here;
    this.interruption = interruption;
    found.files().forEach(file -> files.put(file.name(), file));
  }

  /** A file with its fixes, ready to be written. */
  private record Planned(String path, FixedText text, FixedFile file) {}

  /**
   * Applies or shows what can be fixed.
   *
   * @throws WrongUse where a file cannot be written; if that is known in time, none is
   */
  void run(ScanReport report) throws WrongUse {
    List<Planned> plan = plan(report);
    for (Planned planned : plan) {
      if (options.fix() == Fix.SHOWN) {
        String before = planned.text.before().source().text();
        here.out().print(UnifiedDiff.of(planned.path, before, planned.text.text()));
        fixed(planned);
      } else if (!write(planned)) {
        break;
      }
    }
    if (interruption.stopped()) {
      return;
    }
    sum();
  }

  /** Whether anything was written, so that places of before mean nothing any more. */
  boolean hasWritten() {
    return options.fix() == Fix.APPLIED && changedFiles > 0;
  }

  /** A report without the findings that were fixed. */
  ScanReport left(ScanReport report) {
    List<FileFindings> left = new ArrayList<>();
    for (FileFindings file : report.files()) {
      List<Finding> open = file.findings().stream().filter(f -> !done.contains(f)).toList();
      if (!open.isEmpty()) {
        left.add(new FileFindings(file.source(), open));
      }
    }
    return new ScanReport(left, report.problems(), report.counts(), report.elapsed());
  }

  private List<Planned> plan(ScanReport report) throws WrongUse {
    List<Planned> plan = new ArrayList<>();
    List<String> denied = new ArrayList<>();
    for (FileFindings file : report.files()) {
      FixedText text = FixedText.of(file);
      JavaFile place = files.get(file.source().path());
      if (text.fixed().isEmpty() || place == null) {
        continue;
      }
      var prepared = FixedFile.prepare(place, file.source().text(), text.text());
      if (prepared instanceof FixedFile.Ready ready) {
        plan.add(new Planned(place.name(), text, ready.file()));
      } else if (prepared instanceof FixedFile.Refused refused) {
        if (refused.denied() && options.fix() == Fix.APPLIED) {
          denied.add(place.name() + " " + refused.reason());
        } else {
          leftAlone(place.name(), refused.reason());
        }
      }
    }
    if (!denied.isEmpty()) {
      throw new WrongUse(
          "--fix: " + String.join("; ", denied) + ". Nothing was changed in any file.");
    }
    return plan;
  }

  /** Whether to go on. */
  private boolean write(Planned planned) throws WrongUse {
    try {
      return interruption.whole(
          () -> {
            String refused = planned.file.write();
            if (refused == null) {
              fixed(planned);
            } else {
              leftAlone(planned.path, refused);
            }
          });
    } catch (IOException e) {
      throw new WrongUse(
          "--fix: "
              + planned.path
              + " cannot be written: "
              + Reason.of(e)
              + ". It is unchanged; "
              + Figures.count(changedFiles, "file")
              + " before it "
              + (changedFiles == 1 ? "was" : "were")
              + " fixed.");
    }
  }

  private void fixed(Planned planned) {
    changedFiles++;
    done.addAll(planned.text.fixed());
    overlapping += planned.text.overlapping().size();
    if (options.fix() == Fix.APPLIED && !options.quiet()) {
      for (Finding finding : planned.text.fixed()) {
        said().println(QuietReport.fixed(planned.text.before().source(), finding));
      }
    }
  }

  private void leftAlone(String path, String reason) {
    here.err().println("watertight: " + path + " " + reason + "; it was left alone.");
  }

  private void sum() {
    if (options.quiet()) {
      return;
    }
    String fixed = Figures.count(done.size(), "finding");
    String inFiles = Figures.count(changedFiles, "file");
    PrintStream out = options.fix() == Fix.SHOWN ? here.err() : said();
    if (options.fix() == Fix.SHOWN) {
      out.println("watertight: --fix would fix " + fixed + " in " + inFiles + ".");
    } else {
      out.println((done.isEmpty() ? "Nothing" : fixed) + " fixed in " + inFiles + ".");
    }
    if (overlapping > 0) {
      out.println(
          Figures.count(overlapping, "more fix").replace("fixs", "fixes")
              + " would overlap with these; run --fix again.");
    }
    out.println();
  }

  /** Standard output belongs to the report where a program reads that. */
  private PrintStream said() {
    boolean taken = options.format() == Format.JSON && options.output() == null;
    return taken ? here.err() : here.out();
  }
}
