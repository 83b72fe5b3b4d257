package dev.watertight.scan.report;

import java.util.Comparator;

/**
 * Something about a file that is no fault of the program scanned, but that its owner must know: it
 * could not be read, or not as it should be.
 *
 * @param path as the user named it or below what the user named, with slashes
 * @param line from 1; 0 where the problem is the whole file
 * @param column from 1; 0 where the problem is the whole file
 * @param kind whether the file was left out
 * @param message what is wrong, without the place
 */
public record Problem(String path, int line, int column, Kind kind, String message)
    implements Comparable<Problem> {
  /** What a problem means for the scan. */
  public enum Kind {
    /** The file was not analysed. */
    ERROR,
    /** The file was analysed, perhaps not as its author meant it. */
    WARNING
  }

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::path)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  /** A file or folder that could not be analysed. */
  public static Problem ofFile(String path, String message) {
    return new Problem(path, 0, 0, Kind.ERROR, message);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** One line, as compilers write it. */
  @Override
  public String toString() {
    String place = line == 0 ? "" : ":" + line + ":" + column;
    String severity = kind == Kind.ERROR ? "error" : "warning";
    return Visible.text(path) + place + ": " + severity + ": " + Visible.text(message);
  }
}
