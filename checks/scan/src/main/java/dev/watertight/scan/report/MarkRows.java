package dev.watertight.scan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rows under a line of source: one with the underlines and the label of the last, then one for
 * each further label, hung from its mark by a bar.
 */
final class MarkRows {
  private final UnaryOperator<String> primary;
  private final UnaryOperator<String> other;
  private final List<String> rows = new ArrayList<>();

  private MarkRows(UnaryOperator<String> primary, UnaryOperator<String> other) {
    this.primary = primary;
    this.other = other;
  }

  /**
   * The rows without their margin.
   *
   * @param marks in columns, in order, none over another
   */
  static List<String> of(
      List<Mark> marks, UnaryOperator<String> primary, UnaryOperator<String> other) {
    MarkRows rows = new MarkRows(primary, other);
    rows.write(marks);
    return rows.rows;
  }

  private void write(List<Mark> marks) {
    Mark last = marks.get(marks.size() - 1);
    String label = last.label().isEmpty() ? "" : " " + paint(last, last.label());
    rows.add(underlines(marks) + label);
    List<Mark> hanging = new ArrayList<>(marks.subList(0, marks.size() - 1));
    hanging.removeIf(mark -> mark.label().isEmpty());
    if (!hanging.isEmpty()) {
      rows.add(bars(hanging));
    }
    for (int i = hanging.size() - 1; i >= 0; i--) {
      Mark mark = hanging.get(i);
      int used = i == 0 ? 0 : hanging.get(i - 1).from() + 1;
      String gap = " ".repeat(mark.from() - used);
      rows.add(bars(hanging.subList(0, i)) + gap + paint(mark, mark.label()));
    }
  }

  private String underlines(List<Mark> marks) {
    StringBuilder row = new StringBuilder();
    int column = 0;
    for (Mark mark : marks) {
      String line = (mark.primary() ? "^" : "-").repeat(mark.to() - mark.from());
      row.append(" ".repeat(mark.from() - column)).append(paint(mark, line));
      column = mark.to();
    }
    return row.toString();
  }

  private String bars(List<Mark> marks) {
    StringBuilder row = new StringBuilder();
    int column = 0;
    for (Mark mark : marks) {
      row.append(" ".repeat(mark.from() - column)).append(paint(mark, "|"));
      column = mark.from() + 1;
    }
    return row.toString();
  }

  private String paint(Mark mark, String text) {
    return mark.primary() ? primary.apply(text) : other.apply(text);
  }
}
