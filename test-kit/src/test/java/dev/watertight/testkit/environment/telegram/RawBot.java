package dev.watertight.testkit.environment.telegram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot without a library: each call by hand. */
final class RawBot {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Answer(int code, JsonNode body) {
    JsonNode result() {
      return body.path("result");
    }

    String description() {
      return body.path("description").asString("");
    }
  }

  private final FakeTelegram telegram;

  RawBot(FakeTelegram telegram) {
    this.telegram = telegram;
  }

  Answer json(String method, String parameters) {
    return post(method, "application/json", parameters.getBytes(StandardCharsets.UTF_8));
  }

  Answer form(String method, Map<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + '=' + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return post(method, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
  }

  Answer multipart(
      String method, Map<String, String> fields, String file, String fileName, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                ("--frontier\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--frontier\r\nContent-Disposition: form-data; name=\""
                + file
                + "\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
    return post(method, "multipart/form-data; boundary=frontier", body.toByteArray());
  }

  Answer get(String methodAndQuery) {
    return call(url(methodAndQuery), null, new byte[0]);
  }

  Answer call(String url, String contentType, byte[] body) {
    try {
      HttpURLConnection http = (HttpURLConnection) URI.create(url).toURL().openConnection();
      http.setReadTimeout(20_000);
      if (contentType != null) {
        http.setDoOutput(true);
        http.setRequestMethod("POST");
        http.setRequestProperty("Content-Type", contentType);
        http.setFixedLengthStreamingMode(body.length);
        http.getOutputStream().write(body);
      }
      int code = http.getResponseCode();
      try (InputStream in = code < 400 ? http.getInputStream() : http.getErrorStream()) {
        return new Answer(code, JSON.readTree(in.readAllBytes()));
      } finally {
        http.disconnect();
      }
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private Answer post(String method, String contentType, byte[] body) {
    return call(url(method), contentType, body);
  }

  CompletableFuture<Answer> later(String method, String parameters) {
    return CompletableFuture.supplyAsync(() -> json(method, parameters));
  }

  Answer updates(long offset) {
    return json("getUpdates", "{\"offset\": " + offset + "}");
  }

  Answer send(Chat chat, String text) {
    return json("sendMessage", "{\"chat_id\": " + chat.id() + ", \"text\": \"" + text + "\"}");
  }

  byte[] download(String filePath) throws IOException {
    try (InputStream in = URI.create(telegram.fileUrl(filePath)).toURL().openStream()) {
      return in.readAllBytes();
    }
  }

  private String url(String methodAndQuery) {
    return telegram.baseUrl() + "/bot" + telegram.token() + '/' + methodAndQuery;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
