package dev.watertight.scan.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.scan.report.Style;
import org.junit.jupiter.api.Test;

final class RulePageTest {
  private static String plain(int width, String markdown) {
    return new RulePage(markdown).text(width, Style.PLAIN);
  }

  @Test
  void eachBlockHasItsShape() {
    String page =
        """
        # A rule
        Text that
        goes on.
        ## A part
        - one
        - two, which
          goes on
        1. first

        ```java
        if (a) {

          b();
        }
        ```
        | a | b | c |
        |---|:-:|---|
        | `x` | y \\| z | **w** |
        | 1 | 2 | |
        """;
    assertThat(plain(100, page))
        .isEqualTo(
            """
            A rule
            ======

            Text that goes on.

            A part
            ------

              - one
              - two, which goes on
              1. first

                if (a) {

                  b();
                }

              - x: y | z; w
              - 1: 2
            """);
  }

  @Test
  void textIsBrokenAtTheWidthButCodeIsNot() {
    assertThat(plain(20, "- aaaa bbbb cccc dddd\n\nlonger-than-there-is-room x\n"))
        .isEqualTo("  - aaaa bbbb cccc\n    dddd\n\nlonger-than-there-is-room\nx\n");
    assertThat(plain(10, "```\nint aaaa = bbbb + cccc;\n```\n"))
        .isEqualTo("    int aaaa = bbbb + cccc;\n");
    assertThat(plain(5000, "a ".repeat(200)).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void aLinkSaysWhereItLeadsUnlessItsTextDoes() {
    assertThat(plain(200, "[settings](../configuration.md#keys), [Other](Other.md), [up](#up)"))
        .isEqualTo("settings (docs/configuration.md), Other, up\n");
    assertThat(plain(200, "[readme](../../README.md) [EP](https://errorprone.info)."))
        .isEqualTo("readme (README.md) EP (https://errorprone.info).\n");
    assertThat(plain(200, "an array[0] (and b)")).isEqualTo("an array[0] (and b)\n");
  }

  @Test
  void marksInCodeAreNoMarks() {
    assertThat(plain(200, "`a **b** [c](d)` and \\*stars\\* and a lone ` tick"))
        .isEqualTo("a **b** [c](d) and *stars* and a lone ` tick\n");
  }

  @Test
  void coloursTakeNoRoom() {
    assertThat(new RulePage("`aaa` **bbb** (`c`)").text(11, Style.COLOURED))
        .isEqualTo("\u001B[36maaa\u001B[0m \u001B[1mbbb\u001B[0m (\u001B[36mc\u001B[0m)\n");
  }
}
