package dev.watertight.sample.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A data service that remembers what it was asked for, and can be told to fail. */
final class RecordingDataService implements AutoCloseable {
  record Call(String path, String key, JsonNode body) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  volatile int status = 201;
  volatile String answer = "";
  private final Map<String, Integer> created = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpServer server;

  RecordingDataService() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** How many different things were created. */
  int created() {
    return created.size();
  }

  /** Forgets what it was asked for, so that the memory of a long test does not grow. */
  void forget() {
    calls.clear();
    created.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      calls.add(
          new Call(
              exchange.getRequestURI().getPath(),
              key,
              new ObjectMapper().readTree(exchange.getRequestBody())));
      String text = answer;
      if (status == 201 && text.isEmpty()) {
        synchronized (created) {
          text = "{\"id\": " + created.merge(key, created.size() + 1, (old, unused) -> old) + "}";
        }
      }
      byte[] body = text.getBytes();
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
