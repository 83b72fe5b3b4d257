package dev.watertight.sample.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers those who look after the bot: /health, /ready and /metrics. */
final class HealthServer implements AutoCloseable {
  private static final int THREADS = 2;

  private final Vitals vitals;
  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * Starts one.
   *
   * @throws IOException if nothing can listen there
   */
  HealthServer(String host, int port, Vitals vitals) throws IOException {
    this.vitals = vitals;
    InetSocketAddress address = new InetSocketAddress(host, port);
    // The server of the JDK would leave a socket behind if the port is taken.
    try (ServerSocket free = new ServerSocket()) {
      free.bind(address);
    }
    server = HttpServer.create(address, 0);
    threads = Executors.newFixedThreadPool(THREADS, Threads.named("health"));
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> answer(exchange, 200, "alive\n");
        case "/ready" -> {
          List<String> problems = vitals.problems();
          boolean ready = problems.isEmpty();
          answer(
              exchange, ready ? 200 : 503, ready ? "ready\n" : String.join("\n", problems) + "\n");
        }
        case "/metrics" -> answer(exchange, 200, vitals.prometheus());
        default -> answer(exchange, 404, "here are /health, /ready and /metrics\n");
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
