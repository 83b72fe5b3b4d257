package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Checker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of the pages are cut from fixtures, which compile and are judged as the pages say. */
final class PageSamplesTest {
  private static final String START = "```java\n";
  private static final String MARK = " // finding: ";

  /**
   * A sample.
   *
   * @param heading what the page says above it
   */
  private record Sample(String heading, List<String> lines) {}

  static Set<String> rules() {
    return Checker.ruleIds();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void samplesAreCutFromFixtures(String rule) {
    Map<String, String> fixtures = Fixtures.texts();
    fixtures.keySet().removeIf(path -> !path.startsWith(rule + "/"));
    List<Sample> samples = samples(Documents.text("docs/rules/" + rule + ".md"));
    assertThat(samples).hasSizeGreaterThanOrEqualTo(2);
    assertThat(samples)
        .allSatisfy(
            sample -> {
              List<String> cuts = new ArrayList<>();
              fixtures.values().forEach(text -> cuts.addAll(cuts(sample.lines(), text)));
              assertThat(cuts)
                  .as("where the fixtures of %s have%n%s", rule, String.join("\n", sample.lines()))
                  .isNotEmpty();
              if (sample.heading().startsWith("Right")) {
                assertThat(cuts).noneMatch(cut -> cut.contains(MARK));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsWrongIsFound(String rule) {
    for (Sample sample : samples(Documents.text("docs/rules/" + rule + ".md"))) {
      if (sample.heading().startsWith("Wrong")) {
        assertThat(Fixtures.texts())
            .as("a fixture in which %s is found and which has%n%s", rule, sample.lines())
            .anySatisfy(
                (path, text) -> {
                  assertThat(cuts(sample.lines(), text)).isNotEmpty();
                  assertThat(Mark.in(text)).extracting(Mark::rule).contains(rule);
                });
      }
    }
  }

  private static List<Sample> samples(String page) {
    List<Sample> samples = new ArrayList<>();
    String heading = "";
    String[] parts = page.split(START, -1);
    for (int i = 1; i < parts.length; i++) {
      String above = parts[i - 1].substring(parts[i - 1].lastIndexOf("```\n") + 1).strip();
      String own = above.substring(above.lastIndexOf("\n\n") + 1).strip();
      heading = own.startsWith("Right") || own.startsWith("Wrong") ? own : heading;
      String code = parts[i].substring(0, parts[i].indexOf("```"));
      samples.add(new Sample(heading, code.lines().toList()));
    }
    return samples;
  }

  /** Where a text has these lines, all of them indented further by as much; with marks. */
  private static List<String> cuts(List<String> sample, String text) {
    List<String> lines = text.lines().toList();
    List<String> cuts = new ArrayList<>();
    for (int at = 0; at + sample.size() <= lines.size(); at++) {
      List<String> cut = lines.subList(at, at + sample.size());
      int indent = lines.get(at).indexOf(sample.get(0));
      if (indent >= 0 && equal(sample, cut, " ".repeat(indent))) {
        cuts.add(String.join("\n", cut));
      }
    }
    return cuts;
  }

  private static boolean equal(List<String> sample, List<String> cut, String indent) {
    for (int i = 0; i < sample.size(); i++) {
      String expected = sample.get(i).isBlank() ? "" : indent + sample.get(i);
      String actual = cut.get(i);
      int mark = actual.indexOf(MARK);
      if (!expected.equals(mark < 0 ? actual : actual.substring(0, mark))) {
        return false;
      }
    }
    return true;
  }
}
