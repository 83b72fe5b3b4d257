package dev.watertight.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodeFrameTest {
  private static final String METHOD =
      """
      class Storage {
        String get(String key) {
          Jedis jedis = pool.getResource();
          String value = jedis.get(key);
          if (value == null) {
            return null;
          }
          log(value);
          log(key);
          jedis.close();
          return value;
        }
      }
      """;

  private static Place at(String text, String part) {
    int start = text.indexOf(part);
    assertThat(start).as(part).isNotNegative();
    return new Place(start, start + part.length());
  }

  private static String frame(String text, Place place, Step... steps) {
    return frame(text, 100, place, steps);
  }

  private static String frame(String text, int width, Place place, Step... steps) {
    Finding finding =
        new Finding(
            "Rule", "A.java", place, "m", Severity.ERROR, Confidence.HIGH, List.of(steps), null);
    return CodeFrame.of(
        new SourceText("A.java", text, LineTable.of(text)), finding, width, Style.PLAIN);
  }

  @Test
  void stepsOnNearLinesShareOneFrame() {
    Place opened = at(METHOD, "pool.getResource()");
    assertThat(
            frame(
                METHOD,
                opened,
                new Step(opened, "opened here"),
                new Step(at(METHOD, "jedis.get(key)"), "may throw here"),
                new Step(at(METHOD, "return null;"), "leaves here")))
        .isEqualTo(
            """
              |
            3 |     Jedis jedis = pool.getResource();
              |                   ^^^^^^^^^^^^^^^^^^ opened here
            4 |     String value = jedis.get(key);
              |                    -------------- may throw here
            5 |     if (value == null) {
            6 |       return null;
              |       ------------ leaves here
            """);
  }

  @Test
  void farLinesAreLeftOut() {
    Place opened = at(METHOD, "pool.getResource()");
    assertThat(
            frame(
                METHOD,
                opened,
                new Step(opened, "opened here"),
                new Step(at(METHOD, "return value;"), "leaves here")))
        .isEqualTo(
            """
               |
             3 |     Jedis jedis = pool.getResource();
               |                   ^^^^^^^^^^^^^^^^^^ opened here
            ...
            11 |     return value;
               |     ------------- leaves here
            """);
  }

  @Test
  void severalStepsOnALineHangFromTheirPlaces() {
    String text = "return read(open(file), close(other));";
    assertThat(
            frame(
                text,
                at(text, "open(file)"),
                new Step(at(text, "open(file)"), "opened here"),
                new Step(at(text, "close(other)"), "may throw here"),
                new Step(at(text, "return"), "leaves here")))
        .isEqualTo(
            """
              |
            1 | return read(open(file), close(other));
              | ------      ^^^^^^^^^^  ------------ may throw here
              | |           |
              | |           opened here
              | leaves here
            """);
  }

  @Test
  void aStepAroundThePlaceEndsBeforeIt() {
    String text = "return open().read();";
    assertThat(
            frame(
                text,
                at(text, "open()"),
                new Step(at(text, "open()"), "opened here"),
                new Step(at(text, "open().read()"), "may throw here"),
                new Step(at(text, text), "leaves here")))
        .isEqualTo(
            """
              |
            1 | return open().read();
              | ------ ^^^^^^ opened here; may throw here
              | |
              | leaves here
            """);
  }

  @Test
  void marksBehindTheEdgeOfALongLineMeetThere() {
    String text = "open(" + "a, ".repeat(100) + "b, " + "c, ".repeat(100) + "d);";
    String frame =
        frame(
            text,
            60,
            at(text, "open"),
            new Step(at(text, "b"), "may throw here"),
            new Step(at(text, "d"), "leaves here"));
    assertThat(frame).contains("^^^^").contains("may throw here; leaves here");
  }

  @Test
  void theSameStepTwiceIsWrittenOnce() {
    String text = "open();";
    Step step = new Step(at(text, "open()"), "opened here");
    assertThat(frame(text, step.place(), step, step))
        .isEqualTo("  |\n1 | open();\n  | ^^^^^^ opened here\n");
  }

  @Test
  void aPlaceOfSeveralLinesIsMarkedOnItsFirst() {
    String text = "x = new A() {\n  int i;\n};";
    assertThat(frame(text, at(text, "new A() {\n  int i;\n}")))
        .isEqualTo("  |\n1 | x = new A() {\n  |     ^^^^^^^^^\n");
  }

  @Test
  void tabsAndWideCharactersKeepTheUnderlineInPlace() {
    String text = "\tf(\"\u4F60\u597D\uD83D\uDE00e\u0301\",\topen());";
    String frame = frame(text, at(text, "open()"));
    String[] lines = frame.split("\n", -1);
    assertThat(lines[1]).isEqualTo("1 |     f(\"\u4F60\u597D\uD83D\uDE00e\u0301\",    open());");
    int column = Columns.of(lines[1].substring(0, lines[1].indexOf("open")));
    assertThat(lines[2]).isEqualTo("  |" + " ".repeat(column - 3) + "^^^^^^");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String text = "f(" + "a, ".repeat(500) + "open()" + ", b".repeat(500) + ");";
    String frame = frame(text, 60, at(text, "open()"));
    String[] lines = frame.split("\n", -1);
    assertThat(lines[1]).hasSizeLessThanOrEqualTo(60).contains("open()").contains("...");
    assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf("open"));
    assertThat(lines[2]).endsWith("^^^^^^");
  }

  @Test
  void aFileInOneEndlessLineIsNoTrouble() {
    String text = "f(" + "\u0301".repeat(100_000) + "a, ".repeat(1_000_000) + "open());";
    String frame = frame(text, 80, at(text, "open()"));
    assertThat(frame).contains("open()").contains("^^^^^^").hasSizeLessThan(1_000);
  }

  @Test
  void whatWouldSteerTheTerminalIsShownInstead() {
    String text = "f(\"\u001B[31m\u202E\", open());\r\n";
    assertThat(frame(text, at(text, "open()")))
        .isEqualTo("  |\n1 | f(\"\uFFFD[31m\uFFFD\", open());\n  |             ^^^^^^\n");
  }

  @Test
  void aPlaceAtTheEndOfTheFileIsMarkedBehindIt() {
    assertThat(frame("class A", new Place(7, 7))).isEqualTo("  |\n1 | class A\n  |        ^\n");
  }

  @Test
  void coloursFollowTheSeverity() {
    String text = "open();";
    Place place = at(text, "open()");
    Finding finding =
        new Finding("R", "A", place, "m", Severity.WARNING, Confidence.LOW, List.of(), null);
    assertThat(
            CodeFrame.of(
                new SourceText("A", text, LineTable.of(text)), finding, 80, Style.COLOURED))
        .contains("\u001B[1;33m^^^^^^\u001B[0m");
  }
}
