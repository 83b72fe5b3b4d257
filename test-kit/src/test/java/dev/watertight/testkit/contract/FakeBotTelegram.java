package dev.watertight.testkit.contract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the {@link FakeBot} asks of Telegram. */
final class FakeBotTelegram {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ATTEMPTS = 3;

  private final String address;
  private final int attempts;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile boolean ended;
  private volatile CompletableFuture<?> poll = new CompletableFuture<>();

  /** Telegram answered with an error. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    final int code;
    final long retryAfter;

    Refused(int code, String description, long retryAfter) {
      super(code + " " + description);
      this.code = code;
      this.retryAfter = retryAfter;
    }
  }

  FakeBotTelegram(String baseUrl, String token, Set<Flaw> flaws) {
    this.attempts = flaws.contains(Flaw.GIVES_UP_ON_TELEGRAM) ? 1 : ATTEMPTS;
    this.address = baseUrl + "/bot" + token + "/";
  }

  /** Waits for updates, and confirms those before the offset. */
  JsonNode updates(long offset, int seconds) throws IOException, Refused {
    CompletableFuture<HttpResponse<String>> asked =
        http.sendAsync(
            request(
                "getUpdates",
                Map.of("offset", Long.toString(offset), "timeout", Integer.toString(seconds))),
            BodyHandlers.ofString());
    poll = asked;
    if (ended && seconds > 0) {
      asked.cancel(true);
    }
    return result(asked);
  }

  /** Ends a wait for updates. */
  void endPoll() {
    ended = true;
    poll.cancel(true);
  }

  /** Says it, also if it takes three attempts. */
  void say(Map<String, String> message) throws IOException, Refused {
    for (int attempt = 1; ; attempt++) {
      try {
        call("sendMessage", message);
        return;
      } catch (IOException e) {
        if (attempt >= attempts) {
          throw e;
        }
      } catch (Refused e) {
        if ((e.code < 500 && e.retryAfter == 0) || attempt >= attempts) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(e.retryAfter));
      }
    }
  }

  JsonNode call(String method, Map<String, String> parameters) throws IOException, Refused {
    return result(http.sendAsync(request(method, parameters), BodyHandlers.ofString()));
  }

  private HttpRequest request(String method, Map<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(address + method))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static JsonNode result(CompletableFuture<HttpResponse<String>> asked)
      throws IOException, Refused {
    try {
      JsonNode body = JSON.readTree(asked.get().body());
      if (!body.path("ok").asBoolean()) {
        throw new Refused(
            body.path("error_code").asInt(),
            body.path("description").asString("no description"),
            body.path("parameters").path("retry_after").asLong(0));
      }
      return body.path("result");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (CancellationException e) {
      throw new InterruptedIOException("ended");
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
