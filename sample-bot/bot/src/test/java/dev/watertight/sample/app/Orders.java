package dev.watertight.sample.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A data service that makes one order for each key, however often it is asked. */
final class Orders implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, Integer> byKey = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  private Orders(HttpServer server) {
    this.server = server;
  }

  static Orders start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Orders orders = new Orders(server);
    server.setExecutor(orders.threads);
    server.createContext(
        "/orders",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            int number = orders.byKey.computeIfAbsent(key, same -> orders.last.incrementAndGet());
            byte[] body = "{\"id\":\"%d\"}".formatted(number).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return orders;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> keys() {
    return List.copyOf(byKey.keySet());
  }

  /** Drops the keys, so that the memory of a long test does not grow. */
  void forget() {
    byKey.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
