package dev.watertight.testkit.environment.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot in a process of its own: says what it was told. */
final class ChildBot {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ChildBot() {}

  static Process start(FakeTelegram telegram) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ChildBot.class.getName());
    builder.environment().put("TELEGRAM_URL", telegram.baseUrl());
    builder.environment().put("TELEGRAM_BOT_TOKEN", telegram.token());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] args) throws IOException {
    long offset = 0;
    while (true) {
      JsonNode updates = call("getUpdates?timeout=30&offset=" + offset);
      for (JsonNode update : updates) {
        JsonNode message = update.path("message");
        call(
            "sendMessage?chat_id="
                + message.path("chat").path("id").asLong()
                + "&text="
                + message.path("text").asString());
        offset = update.path("update_id").asLong() + 1;
      }
    }
  }

  private static JsonNode call(String call) throws IOException {
    URI url =
        URI.create(
            System.getenv("TELEGRAM_URL")
                + "/bot"
                + System.getenv("TELEGRAM_BOT_TOKEN")
                + '/'
                + call);
    HttpURLConnection http = (HttpURLConnection) url.toURL().openConnection();
    try (InputStream in = http.getInputStream()) {
      return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)).path("result");
    }
  }
}
