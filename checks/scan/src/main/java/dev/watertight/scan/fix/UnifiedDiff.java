package dev.watertight.scan.fix;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, as {@code diff -u} and {@code git apply} write and read it. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Beyond this many cells, what differs is shown as one whole. */
  private static final long MOST_CELLS = 25_000_000;

  private final List<String> before;
  private final List<String> after;
  private final StringBuilder out = new StringBuilder();

  /** A line of the diff: kept, taken out, or put in. */
  private record Row(char sign, String line) {}

  private UnifiedDiff(String before, String after) {
    this.before = lines(before);
    this.after = lines(after);
  }

  /**
   * The diff of a file.
   *
   * @param path as it shall be named
   * @return empty for equal texts
   */
  public static String of(String path, String before, String after) {
    return before.equals(after) ? "" : new UnifiedDiff(before, after).write(path);
  }

  private String write(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    out.append("--- a/").append(name).append("\n+++ b/").append(name).append('\n');
    List<Row> rows = rows();
    int at = 0;
    int oldLine = 1;
    int newLine = 1;
    while (at < rows.size()) {
      int next = at;
      while (next < rows.size() && rows.get(next).sign == ' ') {
        next++;
      }
      if (next == rows.size()) {
        break;
      }
      int start = Math.max(at, next - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = end(rows, next);
      int[] lengths = hunk(rows.subList(start, end), oldLine, newLine);
      oldLine += lengths[0];
      newLine += lengths[1];
      at = end;
    }
    return out.toString();
  }

  /** Behind the last row of a hunk: so many rows are kept behind it that the next is another's. */
  private static int end(List<Row> rows, int changed) {
    int last = changed;
    for (int i = changed; i < rows.size() && i - last <= 2 * CONTEXT; i++) {
      if (rows.get(i).sign != ' ') {
        last = i;
      }
    }
    return Math.min(rows.size(), last + 1 + CONTEXT);
  }

  private int[] hunk(List<Row> rows, int oldLine, int newLine) {
    int removed = (int) rows.stream().filter(r -> r.sign != '+').count();
    int added = (int) rows.stream().filter(r -> r.sign != '-').count();
    out.append("@@ -").append(range(oldLine, removed));
    out.append(" +").append(range(newLine, added)).append(" @@\n");
    for (Row row : rows) {
      out.append(row.sign).append(row.line);
      if (!row.line.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
    return new int[] {removed, added};
  }

  private static String range(int line, int length) {
    return length == 1 ? Integer.toString(line) : (length == 0 ? line - 1 : line) + "," + length;
  }

  private List<Row> rows() {
    int same = 0;
    int shorter = Math.min(before.size(), after.size());
    while (same < shorter && before.get(same).equals(after.get(same))) {
      same++;
    }
    int sameEnd = 0;
    while (sameEnd < shorter - same
        && before.get(before.size() - 1 - sameEnd).equals(after.get(after.size() - 1 - sameEnd))) {
      sameEnd++;
    }
    List<Row> rows = new ArrayList<>();
    before.subList(0, same).forEach(line -> rows.add(new Row(' ', line)));
    middle(
        before.subList(same, before.size() - sameEnd),
        after.subList(same, after.size() - sameEnd),
        rows);
    before
        .subList(before.size() - sameEnd, before.size())
        .forEach(line -> rows.add(new Row(' ', line)));
    return rows;
  }

  private static void middle(List<String> old, List<String> fresh, List<Row> rows) {
    if ((long) old.size() * fresh.size() > MOST_CELLS) {
      old.forEach(line -> rows.add(new Row('-', line)));
      fresh.forEach(line -> rows.add(new Row('+', line)));
      return;
    }
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        rows.add(new Row(' ', old.get(i++)));
        j++;
      } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        rows.add(new Row('-', old.get(i++)));
      } else {
        rows.add(new Row('+', fresh.get(j++)));
      }
    }
  }

  /** Lines with their ends; a CR stays part of its line. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }
}
