package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BracketCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "([{}])",
        "// ( \" ' [\n( )",
        "// to the end of the text (",
        "/* ( \" ' { */ /**/ /***/ ()",
        "( '(' '\"' '\\'' '\\\\' )",
        "( \"(\" \"'\" \"\\\"\" \"\\\\\" \"//\" \"/*\" \"\" )",
        "( \"\"\"\n ) \" \"\" \\\"\"\" ' /* \"\"\" )",
        "( \"\"\"\n \\\\\"\"\" )",
        "( a / b /* ) */ // )\n )",
        "(\"\" + \"\" + \"\"\"\n\"\"\")",
      })
  void bracketsInTextAndCommentsDoNotCount(String text) {
    assertThatCode(() -> BracketCheck.check(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", ")", "(]", "{ ( }", "\"", "'", "'\\'", "\"\"\"\n\"\"", "/*/", "\"\n\""})
  void partnerThatIsMissingIsAnError(String text) {
    assertThatExceptionOfType(SyntaxError.class).isThrownBy(() -> BracketCheck.check(text));
  }

  @Test
  void bodiesInExpressionsMayBeNestedTwentyTimes() {
    assertThatCode(() -> BracketCheck.check(lambdas(20))).doesNotThrowAnyException();
    assertThatExceptionOfType(SyntaxError.class)
        .isThrownBy(() -> BracketCheck.check(lambdas(21)))
        .withMessage("nested too deeply");
  }

  @Test
  void bodiesOfStatementsAreNoneInExpressions() {
    String text = "if (a) { for (;;) {".repeat(100) + "}}".repeat(100);

    assertThatCode(() -> BracketCheck.check(text)).doesNotThrowAnyException();
  }

  private static String lambdas(int depth) {
    return "f(x -> {".repeat(depth) + "});".repeat(depth);
  }
}
