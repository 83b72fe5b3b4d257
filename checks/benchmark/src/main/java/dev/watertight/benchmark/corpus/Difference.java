package dev.watertight.benchmark.corpus;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Tells what differs, and what to do about it. */
final class Difference {
  private final PrintStream out;

  Difference(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints one block for each row that has no counterpart.
   *
   * @param messages what the scanner says of what it found
   */
  void print(Comparison comparison, Map<Finding, String> messages) {
    if (!comparison.gone().isEmpty()) {
      out.println(count(comparison.gone(), "finding") + " gone:");
      for (Judged row : comparison.gone()) {
        out.println("- " + row.finding());
        out.println("    " + row.finding().code());
        out.println("    was " + verdict(row));
      }
      out.println();
    }
    if (!comparison.fresh().isEmpty()) {
      out.println(count(comparison.fresh(), "new finding") + ":");
      for (Finding finding : comparison.fresh()) {
        out.println("+ " + finding);
        out.println("    " + finding.code());
        out.println("    " + messages.getOrDefault(finding, ""));
      }
      out.println();
    }
  }

  void printUnread(List<Judged> unread) {
    out.println(count(unread, "finding") + " nobody has read:");
    unread.forEach(row -> out.println("? " + row.finding() + "\n    " + row.finding().code()));
    out.println();
  }

  private static String verdict(Judged row) {
    return row.why().isEmpty()
        ? row.verdict().spelling()
        : row.verdict().spelling() + ": " + row.why();
  }

  private static String count(List<?> rows, String noun) {
    return rows.size() + " " + noun + (rows.size() == 1 ? "" : "s");
  }
}
