package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NeverReturnsTest {
  @ParameterizedTest
  @CsvSource({
    "System.exit(1), true",
    "Runtime.getRuntime().halt(1), true",
    "Runtime.getRuntime().exit(1), true",
    "Runtime.getRuntime().gc(), false",
    "unknown.exit(1), false",
    "System.gc(), false"
  })
  void theEndOfTheProcess(String call, boolean expected) {
    Code code = Code.body(call + ";");
    assertThat(NeverReturns.is(code.invocation(call))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exitWith", "failAll", "throwIt", "onFatalError"})
  void isNamedSo(String method) {
    assertThat(NeverReturns.isNamedSo(method)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "close", "save"})
  void isNotNamedSo(String method) {
    assertThat(NeverReturns.isNamedSo(method)).isFalse();
  }
}
