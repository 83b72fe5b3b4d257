package dev.watertight.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CostTest {
  @Test
  void the_median_is_taken_of_each_figure() {
    Cost median =
        Cost.median(
            List.of(new Cost(9, 2, 10, 1, 0), new Cost(1, 6, 30, 3, 2), new Cost(4, 4, 20, 2, 1)));

    assertThat(median).isEqualTo(new Cost(4, 4, 20, 2, 1));
    assertThat(median.cores()).isEqualTo(1);
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    assertThat(Cost.median(List.of(new Cost(1, 1, 1, 1, 1), new Cost(2, 4, 8, 2, 4))))
        .isEqualTo(new Cost(1.5, 2.5, 4.5, 1.5, 2.5));
  }

  @Test
  void no_run_has_no_figure() {
    assertThat(Cost.median(List.of())).isEqualTo(Cost.NONE);
  }
}
