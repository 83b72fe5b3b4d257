package dev.watertight.testkit.clients.telegrambots9;

import dev.watertight.testkit.clients.dialog.CallFailed;
import dev.watertight.testkit.clients.dialog.Messenger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethodBoolean;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Calls by TelegramBots. Files are fetched by hand: its own download knows one address only. */
final class TelegramBotsMessenger implements Messenger {
  private interface Call<T> {
    T make() throws TelegramApiException;
  }

  /** What no library has, as a library would send it. */
  private static final class SendMesage extends BotApiMethodBoolean {
    @Override
    public String getMethod() {
      return "sendMesage";
    }
  }

  private final TelegramClient client;
  private final UnaryOperator<String> fileUrl;

  TelegramBotsMessenger(TelegramClient client, UnaryOperator<String> fileUrl) {
    this.client = client;
    this.fileUrl = fileUrl;
  }

  @Override
  public int send(long chatId, String text, List<String> buttons) throws CallFailed {
    SendMessage.SendMessageBuilder<?, ?> message = SendMessage.builder().chatId(chatId).text(text);
    if (!buttons.isEmpty()) {
      InlineKeyboardRow row = new InlineKeyboardRow();
      for (String label : buttons) {
        row.add(InlineKeyboardButton.builder().text(label).callbackData(label).build());
      }
      message.replyMarkup(InlineKeyboardMarkup.builder().keyboardRow(row).build());
    }
    return call(() -> client.execute(message.build())).getMessageId();
  }

  @Override
  public void edit(long chatId, int messageId, String text) throws CallFailed {
    call(
        () ->
            client.execute(
                EditMessageText.builder().chatId(chatId).messageId(messageId).text(text).build()));
  }

  @Override
  public void answer(String queryId, String text) throws CallFailed {
    call(
        () ->
            client.execute(
                AnswerCallbackQuery.builder().callbackQueryId(queryId).text(text).build()));
  }

  @Override
  public byte[] download(String fileId) throws CallFailed {
    String path = call(() -> client.execute(new GetFile(fileId))).getFilePath();
    try (InputStream in = URI.create(fileUrl.apply(path)).toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new CallFailed(0, 0, broken.toString());
    }
  }

  @Override
  public void callUnknownMethod() throws CallFailed {
    call(() -> client.execute(new SendMesage()));
  }

  private static <T> T call(Call<T> call) throws CallFailed {
    try {
      return call.make();
    } catch (TelegramApiRequestException answered) {
      throw new CallFailed(
          answered.getErrorCode() == null ? 0 : answered.getErrorCode(),
          answered.getParameters() == null ? 0 : answered.getParameters().getRetryAfter(),
          answered.getMessage());
    } catch (TelegramApiException broken) {
      throw new CallFailed(0, 0, broken.toString());
    }
  }
}
