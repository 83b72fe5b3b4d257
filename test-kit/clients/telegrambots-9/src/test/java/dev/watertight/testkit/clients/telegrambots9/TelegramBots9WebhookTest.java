package dev.watertight.testkit.clients.telegrambots9;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.webhook.TelegramBotsWebhookApplication;
import org.telegram.telegrambots.webhook.WebhookOptions;

/** A bot behind the webhook server of TelegramBots, which answers with the method to call. */
final class TelegramBots9WebhookTest {
  private interface Call {
    void make() throws TelegramApiException;
  }

  @RegisterExtension
  final FakeTelegram telegram = FakeTelegram.settings().patience(Duration.ofSeconds(20)).start();

  private final Chat anna = telegram.user("Anna").privateChat();
  private final AtomicInteger failures = new AtomicInteger();
  private final OkHttpClient http = new OkHttpClient();
  private TelegramBotsWebhookApplication application;

  @BeforeEach
  void startTheBot() throws Exception {
    int port = freePort();
    OkHttpTelegramClient client =
        new OkHttpTelegramClient(
            http,
            telegram.token(),
            new TelegramUrl("http", telegram.host(), telegram.port(), false));
    application = new TelegramBotsWebhookApplication(WebhookOptions.builder().port(port).build());
    application.registerBot(
        "/updates",
        this::answer,
        () -> call(() -> client.execute(new SetWebhook("http://127.0.0.1:" + port + "/updates"))),
        () -> call(() -> client.execute(new DeleteWebhook())));
  }

  @AfterEach
  void stopTheBot() throws Exception {
    application.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void call(Call call) {
    try {
      call.make();
    } catch (TelegramApiException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private SendMessage answer(Update update) {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the test wants the bot to fail");
    }
    return SendMessage.builder()
        .chatId(update.getMessage().getChatId())
        .text("You said " + update.getMessage().getText())
        .build();
  }

  @Test
  void theMethodInTheAnswerIsPlayed() {
    anna.says("hello");

    anna.expects("You said hello");
    anna.expectsNothing();
  }

  @Test
  void anUpdateThatTheBotFailedOnComesAgain() {
    failures.set(1);

    SentUpdate hello = anna.says("hello");

    anna.expects("You said hello");
    hello.awaitConfirmed();
    assertThat(hello.deliveries()).isEqualTo(2);
  }
}
