package dev.watertight.benchmark.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The figures of the corpus as Markdown, which a page holds between two comments. */
final class Table {
  private static final String START = "<!-- Corpus, as written by its --update. -->\n";
  private static final String END = "<!-- End of the corpus. -->\n";

  private final String text;

  Table(List<JarScan> scans, List<Judged> rows) {
    StringBuilder table = new StringBuilder();
    table.append("| sources | lines | findings | true | harmless | known-false |\n");
    table.append("|---|--:|--:|--:|--:|--:|\n");
    for (JarScan scan : scans) {
      PinnedJar jar = scan.jar();
      List<Judged> own =
          rows.stream().filter(row -> row.finding().jar().equals(jar.artifact())).toList();
      table.append(line(jar.artifact() + " " + jar.version(), scan.lines(), own));
    }
    table.append(line("all", scans.stream().mapToLong(JarScan::lines).sum(), rows));
    table.append("\n| rule | findings | true | harmless | known-false |\n");
    table.append("|---|--:|--:|--:|--:|\n");
    for (String rule :
        rows.stream().map(row -> row.finding().rule()).sorted().distinct().toList()) {
      table
          .append("| ")
          .append(rule)
          .append(verdicts(rows.stream().filter(r -> r.finding().rule().equals(rule)).toList()));
    }
    text = table.toString();
  }

  String text() {
    return text;
  }

  /** Whether the page holds these figures. */
  boolean isIn(Path page) throws IOException, CannotRun {
    String old = Files.readString(page);
    return with(old, page).equals(old);
  }

  void putInto(Path page) throws IOException, CannotRun {
    Files.writeString(page, with(Files.readString(page), page));
  }

  private String with(String old, Path page) throws CannotRun {
    int start = old.indexOf(START);
    int end = old.indexOf(END);
    if (start < 0 || end < start) {
      throw new CannotRun(page + " has no place for the figures: " + START.strip());
    }
    return old.substring(0, start + START.length()) + text + old.substring(end);
  }

  private static String line(String name, long lines, List<Judged> rows) {
    return String.format(Locale.ROOT, "| %s | %,d%s", name, lines, verdicts(rows));
  }

  private static String verdicts(List<Judged> rows) {
    return String.format(
        Locale.ROOT,
        " | %d | %d | %d | %d |\n",
        rows.size(),
        count(rows, Verdict.TRUE),
        count(rows, Verdict.HARMLESS),
        count(rows, Verdict.KNOWN_FALSE));
  }

  private static long count(List<Judged> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
