package dev.watertight.sample.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** A data service of this process, for those who try the bot out; it forgets all when it ends. */
public final class DemoDataService implements AutoCloseable {
  private static final int KEPT = 10_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Integer> numbers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > KEPT;
        }
      };
  private final HttpServer server;
  private final ExecutorService threads;
  private int last;

  /**
   * Starts one on a free loopback port.
   *
   * @throws IOException if there is none
   */
  public DemoDataService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newFixedThreadPool(2);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it listens. */
  public HttpUrl address() {
    return new HttpUrl.Builder()
        .scheme("http")
        .host(server.getAddress().getAddress().getHostAddress())
        .port(server.getAddress().getPort())
        .build();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      if (!exchange.getRequestMethod().equals("POST") || key == null) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      byte[] body = json.writeValueAsBytes(Map.of("id", number(exchange, key)));
      exchange.sendResponseHeaders(201, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized int number(HttpExchange exchange, String key) {
    return numbers.computeIfAbsent(
        exchange.getRequestURI().getPath() + ' ' + key, unknown -> ++last);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
