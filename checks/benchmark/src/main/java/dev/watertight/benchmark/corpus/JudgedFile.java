package dev.watertight.benchmark.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The committed file: one finding a row, columns separated by tabs, in the order of findings. */
final class JudgedFile {
  private static final List<String> COLUMNS =
      List.of("jar", "path", "line", "column", "rule", "severity", "verdict", "why", "code");

  private final Path file;

  JudgedFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /** The rows; none if there is no file yet. */
  List<Judged> read() throws IOException, CannotRun {
    List<Judged> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(String.join("\t", COLUMNS))) {
      throw wrong(1, "the columns have to be " + String.join(", ", COLUMNS));
    }
    for (int number = 2; number <= lines.size(); number++) {
      rows.add(row(lines.get(number - 1), number));
    }
    return rows;
  }

  void write(List<Judged> rows) throws IOException {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    for (Judged row : rows.stream().sorted(Comparator.comparing(Judged::finding)).toList()) {
      Finding finding = row.finding();
      text.append(
          String.join(
              "\t",
              finding.jar(),
              finding.path(),
              Integer.toString(finding.line()),
              Integer.toString(finding.column()),
              finding.rule(),
              finding.severity(),
              row.verdict().spelling(),
              row.why(),
              finding.code()));
      text.append('\n');
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private Judged row(String line, int number) throws CannotRun {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != COLUMNS.size()) {
      throw wrong(number, cells.size() + " columns instead of " + COLUMNS.size());
    }
    String spelling = cells.get(6);
    Verdict verdict =
        Verdict.of(spelling)
            .orElseThrow(
                () ->
                    wrong(
                        number,
                        "'" + spelling + "' is no verdict; there are " + Verdict.spellings()));
    String why = cells.get(7);
    if (why.isBlank() && verdict != Verdict.UNREAD) {
      throw wrong(number, "the verdict " + spelling + " needs a reason");
    }
    Finding finding =
        new Finding(
            cells.get(0),
            cells.get(1),
            positive(cells.get(2), number),
            positive(cells.get(3), number),
            cells.get(4),
            cells.get(5),
            cells.get(8));
    return new Judged(finding, verdict, why);
  }

  private int positive(String cell, int number) throws CannotRun {
    if (!cell.matches("[1-9][0-9]{0,8}")) {
      throw wrong(number, "'" + cell + "' is no place in a file");
    }
    return Integer.parseInt(cell);
  }

  private CannotRun wrong(int number, String what) {
    return new CannotRun(file + ":" + number + ": " + what + ".");
  }
}
