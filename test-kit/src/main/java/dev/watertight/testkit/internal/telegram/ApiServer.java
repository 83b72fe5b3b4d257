package dev.watertight.testkit.internal.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.watertight.testkit.internal.process.KitOwned;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP side of the fake: one loopback port, closed without a thread or socket left. */
public final class ApiServer implements AutoCloseable {
  static {
    PromptAnswers.demand();
  }

  private static final int LARGEST_UPLOAD = 50 * 1024 * 1024;

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Telegram telegram;
  private final Dispatcher dispatcher;
  private final HttpServer server;
  private final ExecutorService threads;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   */
  public ApiServer(Telegram telegram, String address, int port) throws IOException {
    this.telegram = telegram;
    this.dispatcher = new Dispatcher(telegram);
    telegram.webhook().answersGoTo(dispatcher);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
    this.threads =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    KitOwned.addName(port(), "the fake Telegram");
    // A bot that ends hangs up on a poll, which the server learns of when the poll is over.
    KitOwned.addAcceptingPort(port());
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "watertight-telegram-" + count.incrementAndGet());
    thread.setDaemon(true);
    made.removeIf(each -> each.getState() == Thread.State.TERMINATED);
    made.add(thread);
    return thread;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange http) throws IOException {
    telegram.monitor().run(telegram::begins);
    boolean polling = false;
    try (http) {
      String path = http.getRequestURI().getRawPath();
      byte[] body = http.getRequestBody().readNBytes(LARGEST_UPLOAD + 1);
      if (body.length > LARGEST_UPLOAD) {
        send(http, Reply.error(413, "Request Entity Too Large"));
      } else if (path.startsWith("/file/bot")) {
        file(http, path.substring("/file/bot".length()));
      } else if (path.startsWith("/bot")) {
        polling = path.toLowerCase(java.util.Locale.ROOT).endsWith("/getupdates");
        if (polling) {
          telegram.monitor().run(telegram::ends);
        }
        call(http, path.substring("/bot".length()), body);
      } else {
        send(http, Reply.error(404, "Not Found"));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException hungUp) {
      // The bot went away in the middle of an answer, or a fault cut it off.
    } finally {
      if (!polling) {
        telegram.monitor().run(telegram::ends);
      }
    }
  }

  private void call(HttpExchange http, String path, byte[] body)
      throws IOException, InterruptedException {
    int slash = path.indexOf('/');
    String token = decoded(slash < 0 ? path : path.substring(0, slash));
    if (!token.equals(telegram.token())) {
      send(http, unauthorized());
      return;
    }
    ApiRequest request = ApiRequest.of(slash < 0 ? "" : decoded(path.substring(slash + 1)));
    Mistake unreadable =
        RequestReader.read(
            http.getRequestURI().getRawQuery(),
            http.getRequestHeaders().getFirst("Content-Type"),
            body,
            request);
    if (unreadable == null) {
      send(http, dispatcher.answer(request));
      return;
    }
    telegram
        .monitor()
        .run(
            () -> {
              telegram.mistake(request.method() + ": " + unreadable.explanation());
              telegram
                  .exchange()
                  .add(
                      "bot → Telegram",
                      request.method()
                          + "  -> "
                          + unreadable.code()
                          + " "
                          + unreadable.description());
            });
    send(http, Reply.error(unreadable.code(), unreadable.description()));
  }

  private Reply unauthorized() {
    telegram
        .monitor()
        .run(
            () -> {
              telegram.mistake(
                  "A bot called with a token that is not telegram.token(): it has the token of"
                      + " another bot, or belongs to another test and still runs.");
              telegram
                  .exchange()
                  .add("bot → Telegram", "a call with another token  -> 401 Unauthorized");
            });
    return Reply.error(401, "Unauthorized");
  }

  private void file(HttpExchange http, String path) throws IOException, InterruptedException {
    int slash = path.indexOf('/');
    if (slash < 0 || !decoded(path.substring(0, slash)).equals(telegram.token())) {
      send(http, unauthorized());
      return;
    }
    String file = decoded(path.substring(slash + 1));
    Fault fault = telegram.monitor().locked(() -> telegram.faults().take("download", ""));
    Upload content = telegram.monitor().locked(() -> telegram.files().download(file));
    Reply reply = content == null ? Reply.error(404, "Not Found") : Reply.ok(Json.object());
    if (fault != null) {
      reply = dispatcher.downloaded(fault, reply);
    }
    String problem = reply.problem();
    telegram
        .monitor()
        .run(
            () ->
                telegram
                    .exchange()
                    .add(
                        "bot → Telegram",
                        "downloads " + file + (problem.isEmpty() ? "" : "  -> " + problem)));
    if (content == null || reply.code() != 200) {
      send(http, reply);
    } else {
      send(http, 200, "application/octet-stream", content.bytes(), reply.sent());
    }
  }

  private void send(HttpExchange http, Reply reply) throws IOException {
    int retryAfter = reply.body().path("parameters").path("retry_after").asInt(0);
    if (retryAfter > 0) {
      http.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter));
    }
    byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
    send(http, reply.code(), "application/json", body, reply.sent());
  }

  private static void send(HttpExchange http, int code, String type, byte[] body, Reply.Sent sent)
      throws IOException {
    if (sent == Reply.Sent.NOTHING) {
      return;
    }
    http.getResponseHeaders().set("Content-Type", type);
    boolean head = http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(code, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      OutputStream out = http.getResponseBody();
      if (sent == Reply.Sent.HALF) {
        // Not closed here: an exchange that is closed with bytes missing closes the connection.
        out.write(body, 0, body.length / 2);
        out.flush();
      } else {
        out.write(body);
        out.close();
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  @Override
  public void close() {
    telegram.close();
    int port = port();
    server.stop(0);
    KitOwned.removeAcceptingPort(port);
    threads.shutdownNow();
    try {
      // A pool has ended a little before its threads have, and who looks for leaks would see them.
      long deadline = System.nanoTime() + LONGEST_CLOSE.toNanos();
      for (Thread thread : made) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
