package dev.watertight.scan.report;

import dev.watertight.model.Place;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The lines of a finding with its place underlined and the steps that lead to it marked. */
final class CodeFrame {
  /** At most this many lines without a mark are shown between two with one. */
  private static final int BRIDGE = 2;

  private final SourceText source;
  private final Finding finding;
  private final int width;
  private final Style style;
  private final int gutter;
  private final StringBuilder out = new StringBuilder();

  private CodeFrame(SourceText source, Finding finding, int width, Style style, int lastLine) {
    this.source = source;
    this.finding = finding;
    this.width = width;
    this.style = style;
    this.gutter = Integer.toString(lastLine).length();
  }

  /**
   * The frame, each line ended.
   *
   * @param width columns that there is room for
   */
  static String of(SourceText source, Finding finding, int width, Style style) {
    SortedMap<Integer, List<Mark>> marks = marks(source, finding);
    CodeFrame frame = new CodeFrame(source, finding, width, style, marks.lastKey());
    frame.write(marks);
    return frame.out.toString();
  }

  /** Marks by line. A place of several lines is marked on its first. */
  private static SortedMap<Integer, List<Mark>> marks(SourceText source, Finding finding) {
    Map<Place, Set<String>> notes = new LinkedHashMap<>();
    notes.put(finding.place(), new LinkedHashSet<>());
    for (Step step : finding.steps()) {
      notes.computeIfAbsent(step.place(), place -> new LinkedHashSet<>()).add(step.note());
    }
    SortedMap<Integer, List<Mark>> marks = new TreeMap<>();
    notes.forEach(
        (place, labels) -> {
          int line = source.lines().line(place.start());
          int start = source.lines().start(line);
          int length = source.line(line).stripTrailing().length();
          int from = place.start() - start;
          int to = Math.max(from + 1, Math.min(place.end() - start, length));
          boolean primary = place.equals(finding.place());
          String label = Visible.text(String.join("; ", labels));
          marks
              .computeIfAbsent(line, any -> new ArrayList<>())
              .add(new Mark(from, to, primary, label));
        });
    marks.replaceAll((line, all) -> Mark.apart(all, source.line(line)));
    return marks;
  }

  private void write(SortedMap<Integer, List<Mark>> marks) {
    row("", "");
    int last = 0;
    for (Map.Entry<Integer, List<Mark>> entry : marks.entrySet()) {
      int line = entry.getKey();
      if (last > 0 && line - last - 1 > BRIDGE) {
        out.append(style.aside("...")).append('\n');
      } else if (last > 0) {
        for (int between = last + 1; between < line; between++) {
          sourceRow(between, layOut(between, 0));
        }
      }
      markedLine(line, entry.getValue());
      last = line;
    }
  }

  private void markedLine(int line, List<Mark> marks) {
    int focus =
        marks.stream()
            .filter(Mark::primary)
            .mapToInt(Mark::from)
            .findFirst()
            .orElse(marks.get(0).from());
    DisplayLine shown = layOut(line, focus);
    sourceRow(line, shown);
    List<Mark> columns = new ArrayList<>();
    for (Mark mark : marks) {
      int from = shown.column(mark.from());
      int to = Math.max(from + 1, shown.column(mark.to()));
      columns.add(new Mark(from, to, mark.primary(), mark.label()));
    }
    // Marks that were cut away meet at the edge.
    columns = Mark.apart(columns, shown.shown());
    UnaryOperator<String> primary =
        finding.severity() == Severity.ERROR ? style::error : style::warning;
    for (String row : MarkRows.of(columns, primary, style::aside)) {
      row("", row);
    }
  }

  private DisplayLine layOut(int line, int focus) {
    return DisplayLine.of(source.line(line), focus, Math.max(20, width - gutter - 3));
  }

  private void sourceRow(int line, DisplayLine shown) {
    row(Integer.toString(line), shown.shown());
  }

  private void row(String number, String content) {
    String margin = " ".repeat(gutter - number.length()) + number + " |";
    out.append(style.aside(margin));
    if (!content.isEmpty()) {
      out.append(' ').append(content);
    }
    out.append('\n');
  }
}
