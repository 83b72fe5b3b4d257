package dev.watertight.testkit.internal.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Formatted texts become what users see, or are refused as Telegram refuses them. */
final class FormattingTest {
  private static String parsed(String mode, String source, ArrayNode entities) throws ApiError {
    return switch (mode) {
      case "html" -> new HtmlText(source, entities).parsed();
      case "v2" -> new MarkdownText(source, entities).parsed();
      default -> new OldMarkdownText(source, entities).parsed();
    };
  }

  private static String shown(ArrayNode entities) {
    StringBuilder shown = new StringBuilder();
    for (JsonNode entity : entities) {
      shown
          .append(Json.text(entity, "type"))
          .append(' ')
          .append(Json.number(entity, "offset"))
          .append('+')
          .append(Json.number(entity, "length"))
          .append(entity.has("url") ? " " + Json.text(entity, "url") : "")
          .append("; ");
    }
    return shown.toString().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '\0',
      value = {
        "html @ a <b>b <i>c</i></b> @ a b c @ italic 4+1; bold 2+3;",
        "html @ <a href=\"https://x.y\">here</a> @ here @ text_link 0+4 https://x.y;",
        "html @ 1 &lt; 2 &amp; &#65;&#x42; & so @ 1 < 2 & AB & so @",
        "html @ <tg-spoiler>x</tg-spoiler><code>y</code> @ xy @ spoiler 0+1; code 1+1;",
        "v2 @ *a* _b_ __c__ ~d~ ||e|| @ a b c d e @ bold 0+1; italic 2+1; underline 4+1; strikethrough 6+1; spoiler 8+1;",
        "v2 @ `a.b` [c](https://x.y) 1\\. @ a.b c 1. @ code 0+3; text_link 4+1 https://x.y;",
        "v2 @ >quoted @ quoted @ blockquote 0+6;",
        "old @ *a* _b_ `c` [d](https://x.y) e\\_f @ a b c d e_f @ bold 0+1; italic 2+1; code 4+1; text_link 6+1 https://x.y;",
      })
  void aTextIsReadAsItsModeSays(String mode, String source, String text, String entities)
      throws ApiError {
    ArrayNode found = Json.array();

    assertThat(parsed(mode, source, found)).isEqualTo(text);
    assertThat(shown(found)).isEqualTo(entities == null ? "" : entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "html | ä<b | Unclosed start tag at byte offset 2",
        "html | <x>a</x> | Unsupported start tag \"x\" at byte offset 0",
        "html | a</b> | Unexpected end tag at byte offset 1",
        "html | <b>a</i> | Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
        "html | <b>a | Can't find end tag corresponding to start tag \"b\"",
        "v2 | ä *b | Can't find end of Bold entity at byte offset 3",
        "v2 | a-b | Character '-' is reserved and must be escaped with the preceding '\\'",
        "v2 | [a](b | Can't find end of a URL at byte offset 3",
        "v2 | ```a | Can't find end of Pre entity at byte offset 0",
        "old | ä _b | Can't find end of the entity starting at byte offset 3",
      })
  void whatDoesNotEndIsRefused(String mode, String source, String why) {
    assertThatThrownBy(() -> parsed(mode, source, Json.array()))
        .isInstanceOf(ApiError.class)
        .hasMessage("Bad Request: can't parse entities: " + why);
  }
}
