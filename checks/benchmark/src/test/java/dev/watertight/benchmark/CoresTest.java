package dev.watertight.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CoresTest {
  @Test
  void idle_waiting_and_guests_do_not_count() {
    assertThat(Cores.busySeconds("cpu  100 20 30 9999 888 4 5 41 77 66")).isEqualTo(2);
  }
}
