package dev.watertight.sample.telegram;

import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Backoff;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.Messenger;
import dev.watertight.sample.dialog.Origin;
import dev.watertight.sample.dialog.UndeliverableException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Sends answers by TelegramBots. What Telegram may take later is sent until it takes it, however
 * long that is, since an update whose answer is given up would be confirmed unanswered.
 */
public final class TelegramMessenger implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramMessenger.class);

  private interface Call {
    CompletableFuture<? extends Serializable> begin() throws TelegramApiException;
  }

  private final TelegramClient client;

  /**
   * Makes one.
   *
   * @param http stays the caller's to close
   */
  public TelegramMessenger(OkHttpClient http, TelegramAccess access) {
    this.client = new OkHttpTelegramClient(http, access.token(), access.url());
  }

  @Override
  public void send(Incoming to, List<Answer> answers)
      throws UndeliverableException, InterruptedException {
    if (to.content() instanceof Content.Press press) {
      confirm(press);
    }
    for (Answer answer : answers) {
      SendMessage message = message(to.origin(), answer);
      Failure failure = callUntilDone("sendMessage", () -> client.executeAsync(message));
      if (failure.isFinal()) {
        throw new UndeliverableException("chat %d: %s".formatted(to.origin().chat(), failure));
      }
    }
  }

  private void confirm(Content.Press press) throws InterruptedException {
    AnswerCallbackQuery confirmation = new AnswerCallbackQuery(press.id());
    Failure failure = callUntilDone("answerCallbackQuery", () -> client.executeAsync(confirmation));
    if (failure.isFinal() && !failure.isOldPress()) {
      LOG.warn("A press could not be confirmed: {}", failure);
    }
  }

  private static SendMessage message(Origin to, Answer answer) {
    SendMessage message = new SendMessage(Long.toString(to.chat()), answer.text());
    if (to.thread() != 0) {
      message.setMessageThreadId(to.thread());
    }
    if (!answer.buttons().isEmpty()) {
      InlineKeyboardRow row = new InlineKeyboardRow();
      for (Button button : answer.buttons()) {
        InlineKeyboardButton shown = new InlineKeyboardButton(button.text());
        shown.setCallbackData(button.data());
        row.add(shown);
      }
      message.setReplyMarkup(new InlineKeyboardMarkup(List.of(row)));
    }
    return message;
  }

  /** Says why it will never be done, or {@link Failure#NONE}. */
  private Failure callUntilDone(String method, Call call) throws InterruptedException {
    Backoff backoff = Backoff.endless();
    boolean told = false;
    while (true) {
      Failure failure = call(call);
      if (failure.equals(Failure.NONE) || failure.isFinal()) {
        return failure;
      }
      if (!told) {
        LOG.warn("{} failed and is repeated until it is done: {}", method, failure);
        told = true;
      }
      TimeUnit.MILLISECONDS.sleep(failure.pause().toMillis());
      if (failure.pause().isZero()) {
        backoff.pause();
      }
    }
  }

  private static Failure call(Call call) throws InterruptedException {
    try {
      call.begin().get();
      return Failure.NONE;
    } catch (ExecutionException e) {
      return Failure.of(e.getCause());
    } catch (TelegramApiException e) {
      return Failure.of(e);
    }
  }
}
