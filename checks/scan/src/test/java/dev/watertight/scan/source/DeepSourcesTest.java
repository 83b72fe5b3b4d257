package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Depth of nesting costs no stack overflow and no exponential time. */
final class DeepSourcesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "1500 | class A { int x = | ( | 1 | ) | ; }",
        "20000 | class A { int x = | 1 + | 1 |   | ; }",
        "20000 | class A { String x = | a. | b |   | ; }",
        "1500 | class A { void f() | { | ; | } |  }",
        "5000 | class A { void f() { | `if (a) {} else ` | ; |  | } }",
        "10 | class A { void f() { | g(x -> { | ; | }); | } }",
        "10 | class A { void f() { | g(new X() { void f() { | ; | }}); | } }",
      })
  void deeplyNestedSourceIsRead(
      int depth, String head, String open, String middle, @Nullable String close, String tail) {
    String closing = close == null ? "" : close.repeat(depth);

    assertThat(Reading.read(head + open.repeat(depth) + middle + closing + tail).types())
        .hasSize(1);
  }

  @Test
  void nestingWithoutAnyReasonIsRefused() {
    String tooDeep = "class A { void f() { " + "{".repeat(5000) + "}".repeat(5000) + "}}";

    assertThat(Reading.fail(tooDeep).message()).isEqualTo("nested too deeply");
  }

  /** On such a text JavaParser alone works for minutes. */
  @Test
  void textThatIsCutOffInNestedLambdasIsRefusedAtOnce() {
    String cutOff = "class A { void f() { " + "g(x -> { ".repeat(12);

    assertThat(Reading.fail(cutOff).message()).isEqualTo("'{' is never closed");
  }
}
