package dev.watertight.testkit.clients.telegrambots10;

import java.util.List;
import org.telegram.telegrambots.longpolling.util.DefaultLongPollingUpdateConsumer;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The bot of docs/kit/telegram.md. */
final class GreetingBot extends DefaultLongPollingUpdateConsumer {
  private final TelegramClient client;

  GreetingBot(TelegramClient client) {
    this.client = client;
  }

  @Override
  public void consume(Update update) {
    try {
      if (update.hasCallbackQuery()) {
        client.execute(
            AnswerCallbackQuery.builder()
                .callbackQueryId(update.getCallbackQuery().getId())
                .text("Welcome!")
                .build());
      } else {
        client.execute(
            SendMessage.builder()
                .chatId(update.getMessage().getChatId())
                .text("Hello, " + update.getMessage().getFrom().getFirstName())
                .replyMarkup(
                    new InlineKeyboardMarkup(
                        List.of(
                            new InlineKeyboardRow(
                                InlineKeyboardButton.builder()
                                    .text("Join")
                                    .callbackData("join")
                                    .build()))))
                .build());
      }
    } catch (TelegramApiException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
