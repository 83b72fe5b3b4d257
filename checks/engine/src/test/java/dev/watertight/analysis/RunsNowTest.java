package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunsNowTest {
  private static boolean isRunning(String call) {
    Code code =
        Code.of(
            """
            class Sample {
              void body(
                  List<String> list,
                  Iterable<String> all,
                  ConcurrentMap<String, String> shared,
                  CompletableFuture<String> later,
                  Optional<String> maybe,
                  Unknown unknown) {
                %s;
              }
            }
            """
                .formatted(call));
    return RunsNow.isRunning(code.invocation(call));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list.forEach(s -> {})",
        "all.forEach(s -> {})",
        "list.stream().map(s -> s)",
        "maybe.ifPresent(s -> {})",
      })
  void runsBeforeTheCallReturns(String call) {
    assertThat(isRunning(call)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "later.handle((s, e) -> s)",
        "shared.compute(\"a\", (k, v) -> v)",
        "list.add(\"a\")",
        "unknown.forEach(s -> {})",
        "unknown.run(() -> {})",
      })
  void mayRunLater(String call) {
    assertThat(isRunning(call)).isFalse();
  }
}
