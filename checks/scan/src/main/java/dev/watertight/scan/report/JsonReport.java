package dev.watertight.scan.report;

import dev.watertight.model.Edit;
import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Step;
import dev.watertight.scan.report.ScanReport.Counts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report for programs. Its shape is documented in {@code docs/scan.md} and versioned. */
public final class JsonReport implements Report {
  /** Raised when a member goes away or changes its meaning; new members may come without. */
  private static final int SCHEMA = 1;

  private final String version;

  /**
   * A report.
   *
   * @param version of Watertight
   */
  public JsonReport(String version) {
    this.version = version;
  }

  @Override
  public void write(ScanReport report, Appendable out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.member("schema", SCHEMA);
    json.name("tool");
    json.beginObject();
    json.member("name", "watertight");
    json.member("version", version);
    json.endObject();
    json.name("findings");
    json.beginArray();
    for (FileFindings file : report.files()) {
      for (Finding finding : file.findings()) {
        json.element();
        finding(json, file.source().lines(), finding);
      }
    }
    json.endArray();
    json.name("problems");
    json.beginArray();
    for (Problem problem : report.problems()) {
      json.element();
      problem(json, problem);
    }
    json.endArray();
    json.name("summary");
    summary(json, report);
    json.endObject();
    out.append('\n');
  }

  private static void finding(JsonWriter json, LineTable lines, Finding finding)
      throws IOException {
    json.beginObject();
    json.member("rule", finding.rule());
    json.member("severity", lower(finding.severity()));
    json.member("confidence", lower(finding.confidence()));
    json.member("path", finding.path());
    json.name("place");
    place(json, lines, finding.place());
    json.member("message", finding.message());
    json.name("steps");
    json.beginArray();
    for (Step step : finding.steps()) {
      json.element();
      json.beginObject();
      json.member("note", step.note());
      json.name("place");
      place(json, lines, step.place());
      json.endObject();
    }
    json.endArray();
    json.name("fix");
    fix(json, lines, finding.fix());
    json.endObject();
  }

  private static void place(JsonWriter json, LineTable lines, Place place) throws IOException {
    json.beginObject();
    json.member("start", place.start());
    json.member("end", place.end());
    json.member("line", lines.line(place.start()));
    json.member("column", lines.column(place.start()));
    json.member("endLine", lines.line(place.end()));
    json.member("endColumn", lines.column(place.end()));
    json.endObject();
  }

  private static void fix(JsonWriter json, LineTable lines, @Nullable Edit fix) throws IOException {
    if (fix == null) {
      json.nothing();
      return;
    }
    json.beginObject();
    json.name("replacements");
    json.beginArray();
    for (Edit.Replacement replacement : fix.replacements()) {
      json.element();
      json.beginObject();
      json.name("place");
      place(json, lines, replacement.place());
      json.member("text", replacement.text());
      json.endObject();
    }
    json.endArray();
    names(json, "addImports", fix.addImports());
    names(json, "removeImports", fix.removeImports());
    json.endObject();
  }

  private static void names(JsonWriter json, String name, List<String> values) throws IOException {
    json.name(name);
    json.beginArray();
    for (String value : values) {
      json.element();
      json.string(value);
    }
    json.endArray();
  }

  private static void problem(JsonWriter json, Problem problem) throws IOException {
    json.beginObject();
    json.member("kind", lower(problem.kind()));
    json.member("path", problem.path());
    if (problem.line() > 0) {
      json.member("line", problem.line());
      json.member("column", problem.column());
    }
    json.member("message", problem.message());
    json.endObject();
  }

  private static void summary(JsonWriter json, ScanReport report) throws IOException {
    Counts counts = report.counts();
    json.beginObject();
    json.member("errors", report.count(Severity.ERROR));
    json.member("warnings", report.count(Severity.WARNING));
    json.member("files", counts.files());
    json.member("lines", counts.lines());
    json.member("unreadFiles", counts.unread());
    json.member("testFilesLeftOut", counts.tests());
    json.member("generatedFilesLeftOut", counts.generated());
    json.member("excludedFiles", counts.excluded());
    json.member("linkedFoldersNotFollowed", counts.linkedFolders());
    json.member("elapsedMillis", report.elapsed().toMillis());
    json.endObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
