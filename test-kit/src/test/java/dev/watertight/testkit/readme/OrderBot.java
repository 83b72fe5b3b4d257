package dev.watertight.testkit.readme;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.params.SetParams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small bot without a library, which keeps its dialogs in Redis for an hour. */
final class OrderBot implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ATTEMPTS = 3;

  private final String address;
  private final JedisPooled redis;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread poller = new Thread(this::poll, "order-bot");
  private final AtomicBoolean stopped = new AtomicBoolean();

  private OrderBot(String address, JedisPooled redis) {
    this.address = address;
    this.redis = redis;
  }

  static OrderBot start(String baseUrl, String token, String redisUrl) {
    OrderBot bot = new OrderBot(baseUrl + "/bot" + token + "/", new JedisPooled(redisUrl));
    bot.poller.start();
    return bot;
  }

  private void poll() {
    long offset = 0;
    while (!stopped.get()) {
      try {
        for (JsonNode update :
            call("getUpdates", Map.of("offset", Long.toString(offset), "timeout", "1"))) {
          handle(update.path("message"));
          offset = update.path("update_id").asLong() + 1;
        }
      } catch (IOException | JedisConnectionException e) {
        // The update is not confirmed, so it comes again.
      }
    }
  }

  private void handle(JsonNode message) throws IOException {
    String chat = message.path("chat").path("id").asString();
    String text = message.path("text").asString("");
    String key = "fsm:" + chat;
    if (text.equals("/order")) {
      redis.set(key, "model", SetParams.setParams().ex(3600));
      say(chat, "Which model?");
    } else if ("model".equals(state(key))) {
      redis.set(key, "count", SetParams.setParams().ex(3600));
      say(chat, "How many?");
    }
  }

  /** Connections of the pool that a restart has broken are found out by using them. */
  private String state(String key) {
    for (int attempt = 1; ; attempt++) {
      try {
        return redis.get(key);
      } catch (JedisConnectionException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void say(String chat, String text) throws IOException {
    call("sendMessage", Map.of("chat_id", chat, "text", text));
  }

  private JsonNode call(String method, Map<String, String> parameters) throws IOException {
    String body =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + method))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(method);
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      poller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    redis.close();
  }
}
