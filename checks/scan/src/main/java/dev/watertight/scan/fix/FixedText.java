package dev.watertight.scan.fix;

import dev.watertight.model.Edit;
import dev.watertight.model.Place;
import dev.watertight.rules.Finding;
import dev.watertight.scan.report.FileFindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file with the fixes that go together applied.
 *
 * @param before what the findings were found in
 * @param text the text with the fixes
 * @param fixed findings that are fixed, in order of place
 * @param overlapping findings that have a fix which cannot be applied together with another
 */
public record FixedText(
    FileFindings before, String text, List<Finding> fixed, List<Finding> overlapping) {
  /** Copies the lists. */
  public FixedText {
    fixed = List.copyOf(fixed);
    overlapping = List.copyOf(overlapping);
  }

  /** Applies the fixes of a file, in order of place; of those that overlap, the first. */
  public static FixedText of(FileFindings file) {
    List<Finding> fixed = new ArrayList<>();
    List<Finding> overlapping = new ArrayList<>();
    List<Edit.Replacement> taken = new ArrayList<>();
    Set<String> added = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    for (Finding finding : file.findings()) {
      Edit fix = finding.fix();
      if (fix == null) {
        continue;
      }
      if (fix.replacements().stream().anyMatch(r -> overlaps(r, taken))) {
        overlapping.add(finding);
        continue;
      }
      fixed.add(finding);
      taken.addAll(fix.replacements());
      added.addAll(fix.addImports());
      removed.addAll(fix.removeImports());
    }
    taken.sort(Comparator.comparingInt(r -> r.place().start()));
    String text = file.source().text();
    StringBuilder out = new StringBuilder(text.length() + 256);
    int at = 0;
    for (Edit.Replacement replacement : taken) {
      out.append(text, at, replacement.place().start()).append(replacement.text());
      at = replacement.place().end();
    }
    out.append(text, at, text.length());
    removed.removeAll(added);
    String whole = ImportLines.change(out.toString(), added, removed);
    return new FixedText(file, whole, fixed, overlapping);
  }

  // Two insertions at one offset have no order of their own, so they do not go together either.
  private static boolean overlaps(Edit.Replacement one, List<Edit.Replacement> taken) {
    Place place = one.place();
    return taken.stream()
        .map(Edit.Replacement::place)
        .anyMatch(
            other ->
                (place.start() < other.end() && other.start() < place.end())
                    || place.start() == other.start());
  }
}
