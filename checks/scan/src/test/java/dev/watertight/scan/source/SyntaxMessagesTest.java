package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.watertight.model.FrontEnd;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SyntaxMessagesTest {
  /** A section sign marks where the error is reported. */
  @ParameterizedTest
  @MethodSource("errors")
  void firstErrorIsNamedInShort(String marked, String message) {
    FrontEnd.Failed failed = Reading.fail(marked.replace("§", ""));

    assertThat(failed.message()).isEqualTo(message);
    assertThat(failed.offset()).isEqualTo(marked.indexOf('§'));
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments("class A { int x = 1 §}", "unexpected '}'"),
        arguments("class A { void f() { g( §} }", "expected ')', found '}'"),
        arguments("class A { void f() §{", "'{' is never closed"),
        arguments("class A { int §# x; }", "unexpected character '#'"),
        arguments("class A { int §\0 x; }", "unexpected character U+0000"),
        arguments("class A { } §}", "unexpected '}'"),
        arguments("garbage§", "unexpected end of file"),
        arguments("import a.b.C§", "expected '.' or ';', found end of file"),
        arguments("class A { String s = §\"abc\n\"; }", "the string is never closed"),
        arguments("class A { char c = §'a", "the character is never closed"),
        arguments("class A { String s = §\"\"\"\n  \\\"\"\" }", "the text block is never closed"),
        arguments("class A { §/* }", "the comment is never closed"),
        arguments("class A { String s = \"\\§q\"; }", "unexpected character 'q'"),
        arguments(
            "class A {\r\n\tvoid f() { §if x { } } }", "no statement can be read from 'if' on"),
        arguments("class A extends §{ }", "unexpected '{'"));
  }

  @Test
  void offsetCountsEscapesAsTheyAreWritten() {
    assertThat(Reading.fail("class \\u0041 { ] }").offset()).isEqualTo(15);
  }
}
