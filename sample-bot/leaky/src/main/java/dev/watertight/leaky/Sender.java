package dev.watertight.leaky;

import java.util.Map;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

final class Sender {
  private final TelegramClient telegram;

  Sender(TelegramClient telegram) {
    this.telegram = telegram;
  }

  void say(long chat, String text) throws TelegramApiException {
    telegram.execute(new SendMessage(Long.toString(chat), text));
  }

  void ask(long chat, String text, Map<String, String> buttons) throws TelegramApiException {
    InlineKeyboardRow row = new InlineKeyboardRow();
    buttons.forEach(
        (data, label) ->
            row.add(InlineKeyboardButton.builder().text(label).callbackData(data).build()));
    telegram.execute(
        SendMessage.builder()
            .chatId(chat)
            .text(text)
            .replyMarkup(InlineKeyboardMarkup.builder().keyboardRow(row).build())
            .build());
  }

  void confirmPress(String queryId) throws TelegramApiException {
    telegram.execute(AnswerCallbackQuery.builder().callbackQueryId(queryId).build());
  }
}
