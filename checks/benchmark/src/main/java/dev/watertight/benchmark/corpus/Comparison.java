package dev.watertight.benchmark.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What a scan found beside what is committed. Rows are matched one to one, so that a second finding
 * in equal text counts.
 *
 * @param fresh found and not committed
 * @param gone committed and not found
 * @param updated what to commit: all that is found, with the verdict of the row that it goes on
 *     from
 */
record Comparison(List<Finding> fresh, List<Judged> gone, List<Judged> updated) {

  static Comparison of(List<Finding> found, List<Judged> committed) {
    List<Finding> fresh = new ArrayList<>(found);
    List<Judged> gone = new ArrayList<>(committed);
    List<Judged> updated = new ArrayList<>(carry(fresh, gone, Finding::equals));
    // From here on something differs; what follows only saves verdicts.
    List<Finding> rest = new ArrayList<>(fresh);
    List<Judged> heirless = new ArrayList<>(gone);
    updated.addAll(carry(rest, heirless, Finding::sameLine));
    updated.addAll(carry(rest, heirless, Finding::sameText));
    rest.forEach(finding -> updated.add(new Judged(finding, Verdict.UNREAD, "")));
    return new Comparison(List.copyOf(fresh), List.copyOf(gone), List.copyOf(updated));
  }

  boolean same() {
    return fresh.isEmpty() && gone.isEmpty();
  }

  /** Takes out of both what belongs together. */
  private static List<Judged> carry(
      List<Finding> found, List<Judged> committed, BiPredicate<Finding, Finding> same) {
    List<Judged> carried = new ArrayList<>();
    for (Finding finding : List.copyOf(found)) {
      Optional<Judged> row =
          committed.stream().filter(each -> same.test(each.finding(), finding)).findFirst();
      if (row.isPresent()) {
        committed.remove(row.get());
        found.remove(finding);
        carried.add(new Judged(finding, row.get().verdict(), row.get().why()));
      }
    }
    return carried;
  }
}
