package dev.watertight.testkit.environment.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Updates come to a bot that set a webhook: in order, with its secret, until it takes them. */
final class WebhookTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final RawBot bot = new RawBot(telegram);
  private final Chat anna = telegram.user("Anna").privateChat();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private HttpServer server;
  private volatile String answer = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        http -> {
          received.add(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          secrets.add(http.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          http.getResponseHeaders().set("Content-Type", "application/json");
          int code = failures.getAndDecrement() > 0 ? 500 : 200;
          http.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
          try (http) {
            if (body.length > 0) {
              http.getResponseBody().write(body);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RawBot.Answer setWebhook() {
    return bot.json(
        "setWebhook",
        "{\"url\": \"http://127.0.0.1:%d/hook\", \"secret_token\": \"s3cret\"}"
            .formatted(server.getAddress().getPort()));
  }

  @Test
  void anUpdateIsPostedWithTheSecret() {
    assertThat(setWebhook().code()).isEqualTo(200);

    SentUpdate said = anna.says("hello");
    said.awaitConfirmed();

    assertThat(received).singleElement().asString().contains("\"text\":\"hello\"");
    assertThat(secrets).containsExactly("s3cret");
    assertThat(bot.get("getWebhookInfo").result().path("pending_update_count").asInt()).isZero();
  }

  @Test
  void afterAFailureTheSameUpdateComesFirstAgain() {
    failures.set(2);
    setWebhook();

    SentUpdate first = anna.says("one");
    SentUpdate second = anna.says("two");
    second.awaitConfirmed();

    assertThat(first.deliveries()).isEqualTo(3);
    assertThat(received).hasSize(4);
    assertThat(received.get(2)).contains("\"update_id\":" + first.updateId());
    assertThat(received.get(3)).contains("\"update_id\":" + second.updateId());
    assertThat(bot.get("getWebhookInfo").result().path("last_error_message").asString())
        .startsWith("Wrong response from the webhook: 500");
  }

  @Test
  void aMethodInTheAnswerIsPlayed() {
    answer =
        "{\"method\": \"sendMessage\", \"chat_id\": %d, \"text\": \"hi\"}".formatted(anna.id());
    setWebhook();

    anna.says("hello");

    anna.expects("hi");
  }

  @Test
  void aWrongMethodInTheAnswerFailsTheTest() {
    answer = "{\"method\": \"sendMesage\"}";
    setWebhook();

    anna.says("hello");

    telegram.expectsMistake("no method \"sendMesage\"");
  }

  @Test
  void whileAWebhookIsSetPollsConflict() {
    setWebhook();

    assertThat(bot.updates(0).code()).isEqualTo(409);
    assertThat(bot.updates(0).description())
        .isEqualTo(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                + " delete the webhook first");
    assertThat(bot.get("deleteWebhook").code()).isEqualTo(200);
    assertThat(bot.updates(0).code()).isEqualTo(200);
  }

  @Test
  void aWrongUrlIsABadRequest() {
    assertThat(bot.json("setWebhook", "{\"url\": \"nowhere\"}").description())
        .isEqualTo("Bad Request: invalid webhook URL specified");
    assertThat(bot.json("setWebhook", "{\"url\": \"\"}").code()).isEqualTo(200);
  }
}
