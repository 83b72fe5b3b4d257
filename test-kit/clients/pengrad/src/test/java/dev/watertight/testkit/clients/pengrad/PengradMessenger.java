package dev.watertight.testkit.clients.pengrad;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.watertight.testkit.clients.dialog.CallFailed;
import dev.watertight.testkit.clients.dialog.Messenger;
import java.io.IOException;
import java.util.List;

/** Calls by pengrad's client. */
final class PengradMessenger implements Messenger {
  /** What no library has, as this one would send it: the name of the class is the method. */
  private static final class SendMesage extends BaseRequest<SendMesage, BaseResponse> {
    SendMesage() {
      super(BaseResponse.class);
    }
  }

  private final TelegramBot bot;

  PengradMessenger(TelegramBot bot) {
    this.bot = bot;
  }

  @Override
  public int send(long chatId, String text, List<String> buttons) throws CallFailed {
    SendMessage message = new SendMessage(chatId, text);
    if (!buttons.isEmpty()) {
      message.replyMarkup(
          new InlineKeyboardMarkup(
              buttons.stream()
                  .map(label -> new InlineKeyboardButton(label).callbackData(label))
                  .toArray(InlineKeyboardButton[]::new)));
    }
    return call(message).message().messageId();
  }

  @Override
  public void edit(long chatId, int messageId, String text) throws CallFailed {
    call(new EditMessageText(chatId, messageId, text));
  }

  @Override
  public void answer(String queryId, String text) throws CallFailed {
    call(new AnswerCallbackQuery(queryId).text(text));
  }

  @Override
  public byte[] download(String fileId) throws CallFailed {
    try {
      return bot.getFileContent(call(new GetFile(fileId)).file());
    } catch (IOException broken) {
      throw new CallFailed(0, 0, broken.toString());
    }
  }

  @Override
  public void callUnknownMethod() throws CallFailed {
    call(new SendMesage());
  }

  private <T extends BaseRequest<T, R>, R extends BaseResponse> R call(BaseRequest<T, R> request)
      throws CallFailed {
    R response;
    try {
      response = bot.execute(request);
    } catch (RuntimeException broken) {
      throw new CallFailed(0, 0, broken.toString());
    }
    if (!response.isOk()) {
      Integer retryAfter =
          response.parameters() == null ? null : response.parameters().retryAfter();
      throw new CallFailed(
          response.errorCode(), retryAfter == null ? 0 : retryAfter, response.description());
    }
    return response;
  }
}
