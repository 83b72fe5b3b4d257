package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who is told by the next message that he is in a dialog is warned of, not an error. */
final class StuckConfidenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders.save(text); states.remove(chatId);",
        "if (text.isEmpty()) { return; } orders.save(text); states.remove(chatId);",
        "if (text.equals(\"yes\")) { orders.save(text); states.remove(chatId); }"
      })
  void isAnErrorWhereAnyTextIsTaken(String body) {
    assertThat(finding(body).confidence()).isEqualTo(Confidence.HIGH);
    assertThat(finding(body).severity()).isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (text.equals(key)) { orders.save(text); states.remove(chatId); } else { ask(chatId); }",
        "if (isDate(text)) { orders.save(text); states.remove(chatId); } else { ask(chatId); }",
        "if (!isDate(text)) { ask(chatId); return; } orders.save(text); states.remove(chatId);",
        "if (!message.hasContact()) { ask(chatId); return; } orders.save(text);"
            + " states.remove(chatId);",
        "if (isDate(text)) { store(chatId, text); } else { ask(chatId); }",
        "time(chatId, text); states.remove(chatId);",
      })
  void isAWarningWhereOtherTextIsAnswered(String body) {
    assertThat(finding(body).confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(finding(body).severity()).isEqualTo(Severity.WARNING);
  }

  private static Finding finding(String body) {
    String text =
        """
        import java.time.LocalTime;
        import java.time.format.DateTimeParseException;
        import java.util.HashMap;
        import java.util.Map;
        import org.telegram.telegrambots.meta.api.objects.message.Message;

        final class Bot {
          private final Map<Long, String> states = new HashMap<>();
          private String key;
          private OrderRepository orders;

          void answer(Message message, String text) {
            Long chatId = message.getChatId();
            %s
          }

          private void store(Long chatId, String text) {
            orders.save(text);
            states.remove(chatId);
          }

          private void time(Long chatId, String text) {
            try {
              orders.save(LocalTime.parse(text));
            } catch (DateTimeParseException e) {
              ask(chatId);
            }
          }

          private void ask(Long chatId) {
            System.out.append("When?");
          }

          private boolean isDate(String text) {
            return text.length() == 10;
          }
        }

        interface OrderRepository {
          void save(Object order);
        }
        """
            .formatted(body);
    Checkout checkout = Checkout.read(Map.of("Bot.java", text), new JavaParserFrontEnd());
    return checkout.check(checkout.files().iterator().next()).stream()
        .filter(f -> f.rule().equals("StateClearNotInFinally"))
        .filter(f -> !body.contains("store(") || f.place().start() > text.indexOf("void store"))
        .findFirst()
        .orElseThrow();
  }
}
