package dev.watertight.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.watertight.model.Edit;
import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Step;
import dev.watertight.scan.report.ScanReport.Counts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
  private static JsonNode read(ScanReport report) throws IOException {
    StringBuilder out = new StringBuilder();
    new JsonReport("1.2.3").write(report, out);
    // Through bytes, as a reader would get it: half a pair of surrogates has no bytes.
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    return new ObjectMapper().readTree(bytes);
  }

  private static ScanReport report(Finding finding, String text) {
    SourceText source = new SourceText(finding.path(), text, LineTable.of(text));
    return new ScanReport(
        List.of(new FileFindings(source, List.of(finding))),
        List.of(Problem.ofFile("B.java", "is gone")),
        new Counts(2, 30, 1, 4, 5, 6, 7),
        Duration.ofMillis(1234));
  }

  @Test
  void everyCharacterSurvives() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x300; c++) {
      all.append(c);
    }
    all.append("\u2028\u2029\u202E\uFEFF\uFFFF\uD83D\uDE00\uD800x\uDC00");
    Finding finding =
        new Finding(
            "Rule",
            "a\"\\\t.java",
            new Place(0, 1),
            all.toString(),
            Severity.WARNING,
            Confidence.LOW,
            List.of(new Step(new Place(2, 3), "\u0000")),
            null);
    JsonNode json = read(report(finding, "abc"));
    assertThat(json.at("/findings/0/message").asText()).isEqualTo(all.toString());
    assertThat(json.at("/findings/0/path").asText()).isEqualTo("a\"\\\t.java");
    assertThat(json.at("/findings/0/steps/0/note").asText()).isEqualTo("\u0000");
    assertThat(json.at("/findings/0/fix").isNull()).isTrue();
  }

  @Test
  void aFixAndTheSummaryAreComplete() throws IOException {
    Edit fix =
        new Edit(
            List.of(new Edit.Replacement(new Place(2, 4), "try (")),
            List.of("java.io.Reader"),
            List.of());
    Finding finding =
        new Finding(
            "Rule",
            "A.java",
            new Place(2, 4),
            "m",
            Severity.ERROR,
            Confidence.MEDIUM,
            List.of(),
            fix);
    JsonNode json = read(report(finding, "a\nbcd"));
    assertThat(json.at("/findings/0/place").toString())
        .isEqualTo("{\"start\":2,\"end\":4,\"line\":2,\"column\":1,\"endLine\":2,\"endColumn\":3}");
    assertThat(json.at("/findings/0/fix/replacements/0/text").asText()).isEqualTo("try (");
    assertThat(json.at("/findings/0/fix/addImports/0").asText()).isEqualTo("java.io.Reader");
    assertThat(json.at("/findings/0/fix/removeImports").isEmpty()).isTrue();
    assertThat(json.at("/tool/version").asText()).isEqualTo("1.2.3");
    assertThat(json.at("/problems/0").has("line")).isFalse();
    assertThat(json.at("/summary").toString())
        .isEqualTo(
            "{\"errors\":1,\"warnings\":0,\"files\":2,\"lines\":30,\"unreadFiles\":1,"
                + "\"testFilesLeftOut\":4,\"generatedFilesLeftOut\":5,\"excludedFiles\":6,"
                + "\"linkedFoldersNotFollowed\":7,\"elapsedMillis\":1234}");
  }

  @Test
  void nothingFoundIsAnEmptyList() throws IOException {
    ScanReport empty =
        new ScanReport(List.of(), List.of(), new Counts(1, 1, 0, 0, 0, 0, 0), Duration.ZERO);
    JsonNode json = read(empty);
    assertThat(json.at("/findings").isArray()).isTrue();
    assertThat(json.at("/findings").isEmpty()).isTrue();
  }
}
