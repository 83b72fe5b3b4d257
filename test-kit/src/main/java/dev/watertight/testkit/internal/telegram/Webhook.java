package dev.watertight.testkit.internal.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands updates to a bot that set a webhook: one at a time, in order, again until it takes them.
 */
final class Webhook {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Telegram telegram;
  private String url = "";
  private String secret = "";
  private long connections;
  private boolean certificate;
  private String lastError = "";
  private long lastErrorDate;
  private @Nullable Thread sender;
  private @Nullable HttpURLConnection connection;
  private @Nullable Dispatcher dispatcher;

  Webhook(Telegram telegram) {
    this.telegram = telegram;
  }

  void answersGoTo(Dispatcher answers) {
    dispatcher = answers;
  }

  boolean isSet() {
    return !url.isEmpty();
  }

  void set(String newUrl, ApiCall call) throws ApiError {
    String newSecret = call.text("secret_token");
    if (!newSecret.matches("[A-Za-z0-9_-]*")) {
      throw ApiError.wrongParameter("secret token contains unallowed characters");
    }
    try {
      String scheme = URI.create(newUrl).toURL().getProtocol();
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw ApiError.badRequest("invalid webhook URL specified");
      }
    } catch (IllegalArgumentException | IOException noUrl) {
      throw ApiError.badRequest("invalid webhook URL specified");
    }
    url = newUrl;
    secret = newSecret;
    connections = call.number("max_connections", 40);
    certificate = call.upload("certificate") != null;
    lastError = "";
    lastErrorDate = 0;
    telegram.updates().allow(call.value("allowed_updates"));
    telegram.polls().conflict("Conflict: terminated by setWebhook request");
    if (sender == null) {
      sender = new Thread(this::run, "watertight-telegram-webhook");
      sender.setDaemon(true);
      sender.start();
    }
  }

  void delete() {
    url = "";
  }

  ObjectNode info() {
    ObjectNode info =
        Json.object()
            .put("url", url)
            .put("has_custom_certificate", certificate)
            .put("pending_update_count", telegram.updates().waiting().size());
    if (isSet()) {
      info.put("max_connections", connections);
    }
    if (!lastError.isEmpty()) {
      info.put("last_error_date", lastErrorDate).put("last_error_message", lastError);
    }
    if (!telegram.updates().allowed().isEmpty()) {
      info.set("allowed_updates", telegram.updates().allowed());
    }
    return info;
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!telegram.monitor().locked(telegram::isClosed)) {
        telegram
            .monitor()
            .await(
                () -> telegram.isClosed() || (isSet() && telegram.updates().first() != null),
                Duration.ofHours(1));
        UpdateState update =
            telegram
                .monitor()
                .locked(() -> telegram.isClosed() || !isSet() ? null : telegram.updates().first());
        if (update != null) {
          if (send(update)) {
            pause = FIRST_PAUSE;
          } else {
            telegram.monitor().await(telegram::isClosed, pause);
            pause =
                pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                    ? LONGEST_PAUSE
                    : pause.multipliedBy(2);
          }
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send(UpdateState update) throws InterruptedException {
    String to = telegram.monitor().locked(() -> url);
    telegram
        .monitor()
        .run(
            () -> {
              update.delivered();
              telegram.exchange().add("Telegram → bot", "webhook delivers update " + update.id());
            });
    ApiRequest answer = ApiRequest.of("");
    String problem;
    try {
      problem = post(to, update.json().toString().getBytes(StandardCharsets.UTF_8), answer);
    } catch (IOException broken) {
      problem = "Connection failed: " + broken.getMessage();
    }
    if (!problem.isEmpty()) {
      failed(problem);
      return false;
    }
    play(answer);
    telegram.monitor().run(() -> telegram.updates().confirm(update));
    return true;
  }

  private void failed(String problem) {
    telegram
        .monitor()
        .run(
            () -> {
              lastError = problem;
              lastErrorDate = Instant.now().getEpochSecond();
              telegram.exchange().add("bot → Telegram", "the webhook failed: " + problem);
            });
  }

  private String post(String to, byte[] body, ApiRequest answer) throws IOException {
    HttpURLConnection http = (HttpURLConnection) URI.create(to).toURL().openConnection();
    connection = http;
    try {
      http.setConnectTimeout(TIMEOUT_MILLIS);
      http.setReadTimeout(TIMEOUT_MILLIS);
      http.setInstanceFollowRedirects(false);
      http.setDoOutput(true);
      http.setRequestMethod("POST");
      http.setRequestProperty("Content-Type", "application/json");
      if (!secret.isEmpty()) {
        http.setRequestProperty("X-Telegram-Bot-Api-Secret-Token", secret);
      }
      // Without it the JDK sends a POST once more by itself, and nobody would know.
      http.setFixedLengthStreamingMode(body.length);
      http.getOutputStream().write(body);
      int code = http.getResponseCode();
      if (code < 200 || code > 299) {
        return "Wrong response from the webhook: " + code + " " + http.getResponseMessage();
      }
      try (InputStream in = http.getInputStream()) {
        RequestReader.read(null, http.getContentType(), in.readAllBytes(), answer);
      }
      return "";
    } finally {
      connection = null;
      http.disconnect();
    }
  }

  /** Telegram looks for a method in what the bot answers, and takes no offence at anything else. */
  private void play(ApiRequest answer) throws InterruptedException {
    if (dispatcher != null && answer.parameters().get("method") != null) {
      dispatcher.answerOfWebhook(
          new ApiRequest(
              answer.parameters().get("method").asString(""), answer.parameters(), answer.files()));
    }
  }

  void close(Duration deadline) {
    Thread running = sender;
    if (running == null) {
      return;
    }
    HttpURLConnection open = connection;
    if (open != null) {
      open.disconnect();
    }
    running.interrupt();
    try {
      running.join(deadline.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
