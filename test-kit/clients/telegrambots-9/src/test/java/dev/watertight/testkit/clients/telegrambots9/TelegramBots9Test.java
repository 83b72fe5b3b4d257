package dev.watertight.testkit.clients.telegrambots9;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.watertight.testkit.clients.dialog.Incoming;
import dev.watertight.testkit.clients.dialog.Messenger;
import dev.watertight.testkit.clients.dialog.OrderDialogScenario;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/**
 * The dialog with TelegramBots 9, which asks for updates and calls by OkHttp. Cut answers are not
 * here: version 9.6 waits for ever for the rest of one.
 */
final class TelegramBots9Test extends OrderDialogScenario {
  @Override
  protected AutoCloseable startBot() throws Exception {
    TelegramUrl url = new TelegramUrl("http", telegram.host(), telegram.port(), false);
    OkHttpClient http = new OkHttpClient();
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    Messenger messenger =
        new TelegramBotsMessenger(
            new OkHttpTelegramClient(http, telegram.token(), url), telegram::fileUrl);
    TelegramBotsLongPollingApplication application =
        new TelegramBotsLongPollingApplication(ObjectMapper::new, () -> http, () -> executor);
    application.registerBot(
        telegram.token(),
        () -> url,
        new DefaultGetUpdatesGenerator(),
        updates -> updates.forEach(update -> handle(update, messenger)));
    return () -> {
      application.close();
      executor.shutdownNow();
      http.dispatcher().cancelAll();
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    };
  }

  private void handle(Update update, Messenger messenger) {
    if (update.hasCallbackQuery()) {
      dialog.handle(
          Incoming.press(
              update.getCallbackQuery().getMessage().getChatId(),
              update.getCallbackQuery().getId(),
              update.getCallbackQuery().getData(),
              update.getCallbackQuery().getMessage().getMessageId()),
          messenger);
    } else if (update.hasMessage()) {
      Message message = update.getMessage();
      dialog.handle(
          Incoming.message(
              message.getChatId(),
              message.hasText() ? message.getText() : "",
              message.hasPhoto() ? largest(message.getPhoto()) : ""),
          messenger);
    }
  }

  private static String largest(List<PhotoSize> sizes) {
    return sizes.get(sizes.size() - 1).getFileId();
  }
}
