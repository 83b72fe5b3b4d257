package dev.watertight.testkit.clients.pengrad;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.UpdatesListener;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.PhotoSize;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.utility.BotUtils;
import com.sun.net.httpserver.HttpServer;
import dev.watertight.testkit.clients.dialog.Incoming;
import dev.watertight.testkit.clients.dialog.Messenger;
import dev.watertight.testkit.clients.dialog.OrderDialogScenario;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dialog with pengrad's client, which sends forms; by long polling and behind a webhook. */
final class PengradTest extends OrderDialogScenario {
  @BeforeAll
  static void quiet() {
    // A listener that is removed logs that its request was broken off.
    Logger.getGlobal().setLevel(Level.OFF);
  }

  private TelegramBot newBot(OkHttpClient http) {
    return new TelegramBot.Builder(telegram.token())
        .okHttpClient(http)
        .apiUrl(telegram.baseUrl() + "/bot")
        .fileApiUrl(telegram.baseUrl() + "/file/bot")
        .build();
  }

  private static OkHttpClient newHttp() {
    // It would make a call anew whose connection broke, and hide that from the bot.
    return new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  }

  private static void stop(OkHttpClient http) {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @Override
  protected AutoCloseable startBot() {
    OkHttpClient http = newHttp();
    TelegramBot bot = newBot(http);
    Messenger messenger = new PengradMessenger(bot);
    bot.setUpdatesListener(
        updates -> {
          updates.forEach(update -> handle(update, messenger));
          return UpdatesListener.CONFIRMED_UPDATES_ALL;
        },
        problem -> {},
        new GetUpdates().timeout(9));
    return () -> {
      bot.removeGetUpdatesListener();
      stop(http);
    };
  }

  @Test
  void aCutAnswerMakesTheBotSayItTwice() throws Exception {
    saysItTwiceWhenTheAnswerIsCut();
  }

  private void handle(Update update, Messenger messenger) {
    if (update.callbackQuery() != null) {
      dialog.handle(
          Incoming.press(
              update.callbackQuery().maybeInaccessibleMessage().chat().id(),
              update.callbackQuery().id(),
              update.callbackQuery().data(),
              update.callbackQuery().maybeInaccessibleMessage().messageId()),
          messenger);
    } else if (update.message() != null) {
      Message message = update.message();
      dialog.handle(
          Incoming.message(
              message.chat().id(),
              message.text() == null ? "" : message.text(),
              message.photo() == null ? "" : largest(message.photo())),
          messenger);
    }
  }

  private static String largest(PhotoSize[] sizes) {
    return sizes[sizes.length - 1].fileId();
  }

  @Test
  void behindAWebhookAnUpdateComesAgainUntilTheBotTakesIt() throws IOException {
    OkHttpClient http = newHttp();
    TelegramBot bot = newBot(http);
    Messenger messenger = new PengradMessenger(bot);
    AtomicInteger received = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/updates",
        exchange -> {
          boolean fails = received.incrementAndGet() == 1;
          if (!fails) {
            handle(
                BotUtils.parseUpdate(
                    new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8)),
                messenger);
          }
          exchange.sendResponseHeaders(fails ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    try {
      bot.execute(
          new SetWebhook()
              .url("http://127.0.0.1:" + server.getAddress().getPort() + "/updates")
              .secretToken("s3cret"));

      SentUpdate order = anna.says("/order");

      anna.expects("Which model?");
      anna.presses("Large");
      anna.expects("Send a photo of your wall.");
      assertThat(order.deliveries()).isEqualTo(2);
    } finally {
      server.stop(0);
      stop(http);
    }
  }
}
