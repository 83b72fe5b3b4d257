package dev.watertight.scan.report;

import dev.watertight.scan.report.CodeFrame.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows under a line of source: one with the underlines and, where it fits, the label of the
 * rightmost mark; then one for each further label, hung from its mark by a bar.
 */
final class MarkRows {
  private final UnaryOperator<String> primary;
  private final UnaryOperator<String> other;
  private final List<String> rows = new ArrayList<>();

  private MarkRows(UnaryOperator<String> primary, UnaryOperator<String> other) {
    this.primary = primary;
    this.other = other;
  }

  static List<String> of(
      List<Mark> marks, UnaryOperator<String> primary, UnaryOperator<String> other) {
    MarkRows rows = new MarkRows(primary, other);
    rows.write(marks.stream().sorted(Comparator.comparingInt(Mark::from)).toList());
    return rows.rows;
  }

  private void write(List<Mark> marks) {
    int end = marks.stream().mapToInt(Mark::to).max().orElse(0);
    Mark last = marks.get(marks.size() - 1);
    boolean inline = last.to() == end && !last.label().isEmpty();
    rows.add(underlines(marks, end) + (inline ? " " + paint(last, last.label()) : ""));
    List<Mark> hanging = new ArrayList<>(marks);
    if (inline) {
      hanging.remove(last);
    }
    hanging.removeIf(mark -> mark.label().isEmpty());
    if (!hanging.isEmpty()) {
      rows.add(bars(hanging, hanging.size()));
    }
    for (int i = hanging.size() - 1; i >= 0; i--) {
      Mark mark = hanging.get(i);
      String bars = bars(hanging.subList(0, i), i);
      int used = i == 0 ? 0 : hanging.get(i - 1).from() + 1;
      boolean sameColumn = i > 0 && hanging.get(i - 1).from() == mark.from();
      // Two marks that begin together hang from one bar; the second label is set off to its right.
      String gap = sameColumn ? " " : " ".repeat(Math.max(0, mark.from() - used));
      rows.add(bars + gap + paint(mark, mark.label()));
    }
  }

  private String underlines(List<Mark> marks, int end) {
    StringBuilder row = new StringBuilder();
    @Nullable Mark run = null;
    StringBuilder pending = new StringBuilder();
    for (int column = 0; column < end; column++) {
      Mark mark = at(marks, column);
      if (!Objects.equals(mark, run)) {
        row.append(run == null ? pending : paint(run, pending.toString()));
        pending.setLength(0);
        run = mark;
      }
      pending.append(mark == null ? ' ' : mark.primary() ? '^' : '-');
    }
    return row.append(run == null ? pending : paint(run, pending.toString())).toString();
  }

  /** The mark that is seen at a column: the primary one, else the one that begins last. */
  private static @Nullable Mark at(List<Mark> marks, int column) {
    @Nullable Mark seen = null;
    for (Mark mark : marks) {
      if (mark.from() <= column && column < mark.to() && (seen == null || !seen.primary())) {
        seen = mark;
      }
    }
    return seen;
  }

  private String bars(List<Mark> marks, int count) {
    StringBuilder row = new StringBuilder();
    int column = 0;
    for (Mark mark : marks.subList(0, count)) {
      if (mark.from() >= column) {
        row.append(" ".repeat(mark.from() - column)).append(paint(mark, "|"));
        column = mark.from() + 1;
      }
    }
    return row.toString();
  }

  private String paint(Mark mark, String text) {
    return mark.primary() ? primary.apply(text) : other.apply(text);
  }
}
