package dev.watertight.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextPartsTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "1234567, '1,234,567'", "-1234, '-1,234'"})
  void numbersAreGrouped(long number, String text) {
    assertThat(Figures.number(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0 s", "49, 0.0 s", "50, 0.1 s", "1960, 2.0 s", "61234, 61.2 s"})
  void timesAreRounded(long millis, String text) {
    assertThat(Figures.seconds(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void onlyOneIsSingular() {
    assertThat(Figures.count(1, "file")).isEqualTo("1 file");
    assertThat(Figures.count(0, "file")).isEqualTo("0 files");
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "\u00e9, 1", "\u4F60, 2", "\uD83D\uDE00, 2", "\uAC00, 2", "\u0301, 0"})
  void columnsFollowTheCharacter(String character, int columns) {
    assertThat(Columns.of(character)).isEqualTo(columns);
  }

  @Test
  void neighboursOfWideRangesAreNarrow() {
    assertThat(Columns.of(0x1160)).isEqualTo(1);
    assertThat(Columns.of(0x115F)).isEqualTo(2);
    assertThat(Columns.of(0x231C)).isEqualTo(1);
    assertThat(Columns.of(0x3FFFE)).isEqualTo(1);
  }

  @Test
  void wordsMoveToTheNextLineWhole() {
    assertThat(Wrap.at(20, 6, "  ", "one two three four five six seven"))
        .isEqualTo("one two three\n  four five six\n  seven");
    assertThat(Wrap.at(10, 0, "  ", "a incomprehensibilities b"))
        .isEqualTo("a\n  incomprehensibilities\n  b");
  }

  @Test
  void theTextOfOthersCannotSteerATerminal() {
    assertThat(Visible.text("a\u001B[2Jb\u0007\u009B\u202Ec\n\td"))
        .isEqualTo("a\uFFFD[2Jb\uFFFD\uFFFD\uFFFDc  d");
    assertThat(Visible.text("\u4F60 plain")).isEqualTo("\u4F60 plain");
  }

  @Test
  void aProblemIsOneLine() {
    assertThat(Problem.ofFile("a\nb.java", "is gone")).hasToString("a b.java: error: is gone");
    assertThat(new Problem("A.java", 3, 4, Problem.Kind.WARNING, "odd"))
        .hasToString("A.java:3:4: warning: odd");
  }
}
