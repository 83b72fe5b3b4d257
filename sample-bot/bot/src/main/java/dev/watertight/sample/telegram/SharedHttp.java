package dev.watertight.sample.telegram;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The bot's one HTTP client. What needs other timeouts derives from it and shares its connections
 * and threads, so that closing this closes all.
 */
public final class SharedHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final int CALLS = 256;
  private static final long LAST_CALLS_SECONDS = 2;

  private final Dispatcher dispatcher = new Dispatcher();
  private final OkHttpClient client;

  public SharedHttp() {
    // All goes to two hosts; the usual 5 calls for each would make dialogs wait for each other.
    dispatcher.setMaxRequests(CALLS);
    dispatcher.setMaxRequestsPerHost(CALLS);
    client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(CONNECT)
            .readTimeout(READ)
            .writeTimeout(READ)
            .build();
  }

  /** The client; nobody else closes it. */
  public OkHttpClient client() {
    return client;
  }

  /** Ends all calls, and closes threads and connections. */
  @Override
  public void close() {
    dispatcher.cancelAll();
    ExecutorService threads = dispatcher.executorService();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    client.connectionPool().evictAll();
  }
}
