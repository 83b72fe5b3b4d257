package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurroundingsTest {
  private static Surroundings with(Map<String, String> environment) {
    return new Surroundings(System.out, System.err, true, true, environment);
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "' 200 ', 200", "20, 40", "0, 100", "-5, 100", "wide, 100", "'', 100"})
  void theWidthIsWhatColumnsSaysIfItMakesSense(String columns, int width) {
    assertThat(with(Map.of("COLUMNS", columns)).width()).isEqualTo(width);
  }

  @Test
  void withoutColumnsTheWidthIsTheUsual() {
    assertThat(with(Map.of()).width()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR, 1, false", "NO_COLOR, '', true", "TERM, dumb, false", "TERM, xterm, true"})
  void coloursFollowTheUsualVariables(String variable, String value, boolean paints) {
    assertThat(with(Map.of(variable, value)).paints()).isEqualTo(paints);
  }
}
