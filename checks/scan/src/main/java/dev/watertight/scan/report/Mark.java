package dev.watertight.scan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A marked range of a line.
 *
 * @param from first character or column, from 0
 * @param to behind the last
 * @param primary whether it is the place of the finding
 * @param label empty for none
 */
record Mark(int from, int to, boolean primary, String label) {
  /**
   * The marks of a line such that none lies over another, in order: of those that begin together
   * the primary or the shorter one stands for both, and one that reaches into the next ends before
   * it. What is left of {@code return open();} around {@code open()} is the {@code return}.
   */
  static List<Mark> apart(List<Mark> marks, String line) {
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort(
        Comparator.comparingInt(Mark::from)
            .thenComparing(mark -> !mark.primary)
            .thenComparingInt(Mark::to));
    List<Mark> apart = new ArrayList<>();
    for (Mark mark : sorted) {
      Mark last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last != null && last.from == mark.from) {
        apart.set(apart.size() - 1, last.with(mark.label));
      } else {
        if (last != null) {
          apart.set(apart.size() - 1, last.endingBefore(mark.from, line));
        }
        apart.add(mark);
      }
    }
    return apart;
  }

  private Mark with(String other) {
    boolean said = label.isEmpty() || other.isEmpty() || label.equals(other);
    String both = said ? (label.isEmpty() ? other : label) : label + "; " + other;
    return new Mark(from, to, primary, both);
  }

  private Mark endingBefore(int next, String line) {
    int end = Math.min(to, next);
    while (end > from + 1 && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    return new Mark(from, end, primary, label);
  }
}
