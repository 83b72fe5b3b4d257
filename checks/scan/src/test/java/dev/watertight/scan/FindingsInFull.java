package dev.watertight.scan;

import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is said of the fixtures, in {@code findings.txt}: what a mark leaves out, such as
 * severity, confidence, steps, and the whole message. Where a rule or a fixture changes, write it
 * anew with {@link #COMMAND}, and read the difference as closely as the change itself.
 */
final class FindingsInFull {
  private static final Path FILE = Path.of("src", "test", "fixtures", "findings.txt");
  private static final String START = "== ";

  /** From the root of the project, after the project was packaged. */
  static final String COMMAND =
      "(cd checks/scan && java -cp target/test-classes:target/watertight.jar"
          + " dev.watertight.scan.FindingsInFull)";

  private FindingsInFull() {}

  /** What is noted for each fixture, by path. */
  static Map<String, String> noted() {
    Map<String, String> noted = new TreeMap<>();
    try {
      for (String section : Files.readString(FILE).split("(?m)^" + START)) {
        int end = section.indexOf('\n');
        if (end > 0) {
          noted.put(section.substring(0, end), section.substring(end + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return noted;
  }

  /** What is to be noted for a fixture. */
  static String of(SourceFile file, List<Finding> findings) {
    return findings.stream().map(f -> of(f, file.lines())).collect(Collectors.joining());
  }

  private static String of(Finding finding, LineTable lines) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s %s %s %s"
            .formatted(
                at(finding.place(), lines),
                finding.rule(),
                finding.severity(),
                finding.confidence()));
    text.append(finding.fix() == null ? "\n" : " with a fix\n");
    text.append("    ").append(finding.message()).append('\n');
    for (Step step : finding.steps()) {
      text.append("    ")
          .append(at(step.place(), lines))
          .append(' ')
          .append(step.note())
          .append('\n');
    }
    return text.toString();
  }

  private static String at(Place place, LineTable lines) {
    return lines.line(place.start())
        + ":"
        + lines.column(place.start())
        + "+"
        + (place.end() - place.start());
  }

  /** Writes what is found now. */
  public static void main(String[] args) throws IOException {
    Map<String, String> sections = new TreeMap<>();
    for (List<SourceFile> files : FixtureCases.all()) {
      Checkout checkout = Checkout.of(files);
      files.forEach(file -> sections.put(file.path(), of(file, checkout.check(file))));
    }
    String text =
        sections.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> START + e.getKey() + "\n" + e.getValue())
            .collect(Collectors.joining());
    Files.writeString(FILE, text);
  }
}
