package dev.watertight.sample.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Asks Telegram for updates by long polls that can be cut short. Calls are made by one thread. */
final class UpdateSource {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateSource.class);
  private static final Duration LONG_POLL = Duration.ofSeconds(50);
  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final MediaType JSON = MediaType.get("application/json");

  private final ObjectMapper json = new ObjectMapper();
  private final OkHttpClient http;
  private final TelegramAccess access;
  private volatile @Nullable Call current;
  private volatile boolean stopped;

  /**
   * Some updates.
   *
   * @param next the offset that confirms them; as it was if there are none
   */
  record Batch(List<Update> updates, int next) {}

  /** Telegram did not deliver. */
  static final class PollException extends Exception {
    private static final long serialVersionUID = 1;
    private final Failure failure;

    PollException(Failure failure) {
      super(failure.toString());
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  UpdateSource(OkHttpClient http, TelegramAccess access) {
    this.http = http.newBuilder().readTimeout(LONG_POLL.plus(SLACK)).build();
    this.access = access;
  }

  /** The name of the bot, behind the @. */
  String name() throws PollException {
    return ask("getMe", new GetMe()).path("username").asText("");
  }

  /**
   * Asks for updates that follow those which the offset confirms.
   *
   * @param patient whether to wait if there are none
   */
  Batch poll(int offset, boolean patient) throws PollException {
    GetUpdates poll =
        GetUpdates.builder()
            .offset(offset)
            .timeout(patient ? (int) LONG_POLL.toSeconds() : 0)
            .allowedUpdates(List.of("message", "callback_query"))
            .build();
    List<Update> updates = new ArrayList<>();
    int next = offset;
    for (JsonNode update : ask("getUpdates", poll)) {
      next = update.path("update_id").asInt() + 1;
      try {
        updates.add(json.treeToValue(update, Update.class));
      } catch (JsonProcessingException e) {
        // All others of the batch would wait for this one for ever.
        LOG.warn("Update {} is of a form that TelegramBots does not know; it is skipped", next - 1);
      }
    }
    return new Batch(updates, next);
  }

  private JsonNode ask(String name, BotApiMethod<?> method) throws PollException {
    try {
      Call call =
          http.newCall(
              new Request.Builder()
                  .url(access.method(name))
                  .post(RequestBody.create(json.writeValueAsString(method), JSON))
                  .build());
      current = call;
      if (stopped) {
        call.cancel();
      }
      try (Response response = call.execute()) {
        return result(response);
      }
    } catch (IOException e) {
      throw new PollException(Failure.of(e));
    }
  }

  private JsonNode result(Response response) throws IOException, PollException {
    JsonNode answer;
    try {
      answer = json.readTree(response.body().byteStream());
    } catch (JsonProcessingException e) {
      throw new PollException(new Failure(response.code(), "not JSON", Duration.ZERO));
    }
    if (!answer.path("ok").asBoolean()) {
      throw new PollException(
          new Failure(
              answer.path("error_code").asInt(response.code()),
              answer.path("description").asText(""),
              Duration.ofSeconds(answer.path("parameters").path("retry_after").asLong())));
    }
    return answer.path("result");
  }

  /** Ends a running poll; all later ones fail. From any thread. */
  void stop() {
    stopped = true;
    Call call = current;
    if (call != null) {
      call.cancel();
    }
  }
}
