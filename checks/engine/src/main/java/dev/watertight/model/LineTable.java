package dev.watertight.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Line and column of every offset of a text, both counted from 1; a tab is one column, a character
 * outside the basic plane two. Lines end with LF, CR, or CR LF, as the Java language says.
 * Immutable; put together when it is first asked.
 */
public final class LineTable {
  private final CharSequence text;

  /** Offsets at which lines start; most files have nothing whose line is asked for. */
  private volatile int @Nullable [] starts;

  private LineTable(CharSequence text) {
    this.text = text;
  }

  /** The table of this text, which must not change. */
  public static LineTable of(CharSequence text) {
    return new LineTable(text);
  }

  private int[] starts() {
    int[] known = starts;
    if (known == null) {
      known = find(text);
      starts = known;
    }
    return known;
  }

  private static int[] find(CharSequence text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  /** Number of lines; a text without any line end has one. */
  public int lines() {
    return starts().length;
  }

  /** Line of an offset, from 1; an offset behind the text counts as its end. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts(), Math.min(offset, text.length()));
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Column of an offset, from 1. */
  public int column(int offset) {
    return Math.min(offset, text.length()) - starts()[line(offset) - 1] + 1;
  }

  /** Offset of the first character of a line, counted from 1. */
  public int start(int line) {
    return starts()[line - 1];
  }

  /** Offset of a line and column, both from 1; a column behind the line runs into the next. */
  public int offset(int line, int column) {
    return Math.min(starts()[line - 1] + column - 1, text.length());
  }
}
