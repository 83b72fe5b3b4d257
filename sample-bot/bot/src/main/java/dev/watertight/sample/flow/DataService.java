package dev.watertight.sample.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Files records at a data service over HTTP; safe for all threads. It borrows the bot's one client,
 * and opens nothing that would have to be closed.
 */
public final class DataService implements Records {
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);
  private static final long LONGEST_ANSWER = 64 * 1024;
  private static final MediaType JSON = MediaType.get("application/json");

  private final ObjectMapper json = new ObjectMapper();
  private final OkHttpClient http;
  private final HttpUrl address;

  /**
   * Makes one.
   *
   * @param http stays the caller's to close
   */
  public DataService(OkHttpClient http, HttpUrl address) {
    this.http = http.newBuilder().callTimeout(WHOLE_CALL).build();
    this.address = address;
  }

  @Override
  public String create(String collection, String key, Map<String, String> fields)
      throws IOException, InterruptedException {
    Request request =
        new Request.Builder()
            .url(address.newBuilder().addPathSegment(collection).build())
            .header("Idempotency-Key", key)
            .post(RequestBody.create(json.writeValueAsString(fields), JSON))
            .build();
    Call call = http.newCall(request);
    Reply reply = new Reply(collection);
    call.enqueue(reply);
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw new IOException("the data service did not create one of " + collection, e.getCause());
    } finally {
      // Of no effect once it is answered; told to stop, nobody waits for the answer any more.
      call.cancel();
    }
  }

  /** Waits so that it can be told to stop, which reading from a socket cannot. */
  private final class Reply extends CompletableFuture<String> implements Callback {
    private final String collection;

    Reply(String collection) {
      this.collection = collection;
    }

    @Override
    public void onFailure(Call call, IOException e) {
      completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        complete(number(response));
      } catch (IOException e) {
        completeExceptionally(e);
      }
    }

    private String number(Response response) throws IOException {
      if (!response.isSuccessful()) {
        throw new DataServiceException(collection, "was answered with " + response.code());
      }
      try {
        String number =
            json.readTree(response.peekBody(LONGEST_ANSWER).bytes()).path("id").asText("");
        if (number.isEmpty()) {
          throw new DataServiceException(collection, "was answered without an id");
        }
        return number;
      } catch (JsonProcessingException e) {
        throw new DataServiceException(collection, "was not answered with JSON");
      }
    }
  }
}
