package dev.watertight.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class HookTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final CountDownLatch serverIsThere = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  /** A server that is there after the deadline was over some times. */
  private final Supplier<Duration> starting =
      () -> {
        int times = asked.incrementAndGet();
        if (times == 8) {
          serverIsThere.countDown();
        }
        return SHORT.multipliedBy(times);
      };

  private String hook() throws InterruptedException {
    serverIsThere.await();
    return "opened";
  }

  @Test
  void the_start_of_a_server_is_not_held_against_the_hook() throws Exception {
    assertThat(Hook.run("the hook", SHORT, starting, this::hook)).isEqualTo("opened");
  }

  @Test
  void it_is_not_where_the_hook_fails_a_rule_either() throws Exception {
    assertThat(Hook.within(SHORT, starting, this::hook, AssertionError::new)).isEqualTo("opened");
  }

  @Test
  void a_hook_that_hangs_is_told_with_its_place() {
    assertThatThrownBy(() -> Hook.run("the hook", SHORT, this::hook))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "the hook did not return within 20 ms. It hangs here:", "HookTest.hook(");
  }

  @Test
  void so_is_one_that_hangs_after_its_server_started() {
    Supplier<Duration> started = () -> Duration.ofMillis(5);
    assertThatThrownBy(() -> Hook.within(SHORT, started, this::hook, AssertionError::new))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("HookTest.hook(");
  }
}
