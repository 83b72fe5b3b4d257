package dev.watertight.scan.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Expr;
import dev.watertight.model.SourceFile;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1_000, 1000",
    "017, 15",
    "0x7f, 127",
    "0b101, 5",
    "0xFFFF_FFFF, -1",
    "-1, -1",
    "- 1, -1",
    "-2147483648, -2147483648",
    "-0x10, -16",
    "00, 0",
    "0_7, 7"
  })
  void intLiteralHasItsValue(String written, int value) {
    assertThatLiteral(written).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0L, 0",
    "1_000l, 1000",
    "017L, 15",
    "0xFFFFFFFFL, 4294967295",
    "0b11L, 3",
    "-1L, -1",
    "-9223372036854775808L, -9223372036854775808"
  })
  void longLiteralHasItsValue(String written, long value) {
    assertThatLiteral(written).isEqualTo(value);
  }

  @Test
  void floatingLiteralHasItsTypeAndValue() {
    assertThatLiteral("1f").isEqualTo(1f);
    assertThatLiteral("1e1F").isEqualTo(10f);
    assertThatLiteral("0x1p3f").isEqualTo(8f);
    assertThatLiteral("0x.8p1").isEqualTo(1d);
    assertThatLiteral("0xfp0").isEqualTo(15d);
    assertThatLiteral("1_0.0_1").isEqualTo(10.01);
    assertThatLiteral(".5d").isEqualTo(.5);
  }

  @Test
  void characterAndStringLiteralsAreUnescaped() {
    assertThatLiteral("'a'").isEqualTo('a');
    assertThatLiteral("'\\''").isEqualTo('\'');
    assertThatLiteral("'\\377'").isEqualTo('\377');
    assertThatLiteral("'\\u0041'").isEqualTo('A');
    assertThatLiteral("\"a\\tb\\s\\0\\\"\"").isEqualTo("a\tb \0\"");
    assertThatLiteral("\"\\\\u0041\"").isEqualTo("\\u0041");
    assertThatLiteral("\"\"").isEqualTo("");
  }

  @Test
  void textBlockLosesItsIndentation() {
    assertThatLiteral("\"\"\"  \n    a\\\n    b\n      \"c\" \\t \n    \"\"\"")
        .isEqualTo("ab\n  \"c\" \t\n");
    assertThatLiteral("\"\"\"\r\n  a\r\n  b\"\"\"").isEqualTo("a\nb");
  }

  @Test
  void constantsOfTheLanguage() {
    assertThatLiteral("true").isEqualTo(true);
    assertThatLiteral("false").isEqualTo(false);
    assertThatLiteral("null").isNull();
  }

  @Test
  void minusBeforeParenthesesIsAnOperation() {
    assertThat(initializer("-(1)")).isInstanceOf(Expr.Unary.class);
    assertThat(initializer("-1.0")).isInstanceOf(Expr.Unary.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "0x1_0000_0000", "9223372036854775808L", "08"})
  void tooLargeNumberIsASyntaxError(String written) {
    assertThat(Reading.fail("class A { Object x = " + written + "; }"))
        .hasToString("Failed[offset=21, message=number out of range]");
  }

  private static AbstractObjectAssert<?, Object> assertThatLiteral(String written) {
    Expr initializer = initializer(written);
    assertThat(initializer).isInstanceOf(Expr.Literal.class);
    return assertThat(((Expr.Literal) initializer).value());
  }

  private static Expr initializer(String written) {
    SourceFile file = Reading.read("class A { Object x = " + written + "; }");
    return requireNonNull(Reading.field(file, "x").initializer());
  }
}
