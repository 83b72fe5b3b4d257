package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FrontEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxMessagesTest {
  /** The place of the error is marked by a section sign. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class A { int x = 1 §}  | expected ',' or ';', found '}'",
        "class A { void f() { g( §} }  | unexpected '}'",
        "class A { void f() {§  | unexpected end of file",
        "class A { int §# x; }  | unexpected character '#'",
        "class A { void f() { a(; b(; } §  | x",
        "§garbage  | x",
        "class A { String s = \"abc§\n\"; } | x",
        "class A { \n\t\r\n void f() { if §x { } } } | x",
      })
  void firstErrorIsNamedInShort(String marked, String message) {
    FrontEnd.Failed failed = Reading.fail(marked.replace("§", ""));

    assertThat(failed.message()).isEqualTo(message);
    assertThat(failed.offset()).isEqualTo(marked.indexOf('§'));
  }

  @Test
  void offsetCountsEscapesAsTheyAreWritten() {
    assertThat(Reading.fail("class \\u0041 { ] }").offset()).isEqualTo(15);
  }
}
