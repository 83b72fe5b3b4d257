package dev.watertight.scan.report;

import java.util.Arrays;

/**
 * A line of source as a terminal shows it: tabs expanded, wide characters counted, control
 * characters made visible, and no wider than there is room.
 */
final class DisplayLine {
  private static final int TAB = 4;
  private static final String CUT = "...";

  private final String shown;
  private final int first;
  private final int[] columns;

  private DisplayLine(String shown, int first, int[] columns) {
    this.shown = shown;
    this.first = first;
    this.columns = columns;
  }

  /**
   * Lays out a line.
   *
   * @param line without its end
   * @param focus offset in the line that must be seen
   * @param width columns that there is room for
   */
  static DisplayLine of(String line, int focus, int width) {
    DisplayLine whole = line.length() <= width * 2 ? layOut(line, 0, Integer.MAX_VALUE) : null;
    if (whole != null && Columns.of(whole.shown) <= width) {
      return whole;
    }
    int first = focus < width * 2 / 3 ? 0 : focus - width / 3;
    if (first > 0 && Character.isLowSurrogate(line.charAt(first))) {
      first--;
    }
    return layOut(line, first, width - CUT.length());
  }

  private static DisplayLine layOut(String line, int first, int width) {
    StringBuilder shown = new StringBuilder(first > 0 ? CUT : "");
    // Marks that take no column could follow each other without end: four characters a column do.
    int end = (int) Math.min(line.length(), first + width * 4L);
    int[] columns = new int[end - first + 2];
    int column = shown.length();
    int at = first;
    while (at < end) {
      int codePoint = line.codePointAt(at);
      int length = Character.charCount(codePoint);
      int wide = codePoint == '\t' ? TAB - column % TAB : Columns.of(codePoint);
      if (column + wide > width) {
        break;
      }
      Arrays.fill(columns, at - first, at - first + length, column);
      if (codePoint == '\t') {
        shown.append(" ".repeat(wide));
      } else {
        shown.appendCodePoint(Visible.steers(codePoint) ? '\uFFFD' : codePoint);
      }
      column += wide;
      at += length;
    }
    columns[at - first] = column;
    if (at < line.length()) {
      shown.append(CUT);
    }
    return new DisplayLine(
        shown.toString().stripTrailing(), first, Arrays.copyOf(columns, at - first + 1));
  }

  /** What to print. */
  String shown() {
    return shown;
  }

  /** Column, from 0, of an offset in the line; the nearest that is seen where it was cut away. */
  int column(int offset) {
    int index = Math.max(0, Math.min(offset - first, columns.length - 1));
    return columns[index];
  }
}
