package dev.watertight.leaky;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** Takes orders, each of which gets the next number, and lists their equipment. */
final class DataService implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final List<String> orders = new CopyOnWriteArrayList<>();

  DataService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/orders", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean created = exchange.getRequestMethod().equals("POST");
      if (created) {
        orders.add(JSON.readTree(exchange.getRequestBody()).path("equipment").asString());
      }
      byte[] body = created ? created() : JSON.writeValueAsBytes(listed());
      exchange.sendResponseHeaders(created ? 201 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] created() {
    return JSON.writeValueAsBytes(Map.of("id", orders.size()));
  }

  private List<Map<String, String>> listed() {
    return orders.stream().map(equipment -> Map.of("equipment", equipment)).toList();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<String> orders() {
    return List.copyOf(orders);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
