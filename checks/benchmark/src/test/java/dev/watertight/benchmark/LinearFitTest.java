package dev.watertight.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearFitTest {
  @Test
  void points_on_a_line_give_that_line() {
    List<LinearFit.Point> points = List.of(point(1, 5), point(2, 7), point(10, 23));

    LinearFit line = LinearFit.of(points);

    assertThat(line.start()).isCloseTo(3, within(1e-9));
    assertThat(line.slope()).isCloseTo(2, within(1e-9));
    assertThat(line.departure(points)).isCloseTo(0, within(1e-9));
  }

  @Test
  void a_point_off_the_line_shows_in_the_departure() {
    List<LinearFit.Point> square = List.of(point(1, 1), point(5, 25), point(10, 100));

    assertThat(LinearFit.of(square).departure(square)).isGreaterThan(0.5);
  }

  @Test
  void one_place_gives_no_line() {
    assertThatThrownBy(() -> LinearFit.of(List.of(point(1, 1), point(1, 2))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LinearFit.Point point(double x, double y) {
    return new LinearFit.Point(x, y);
  }
}
