package dev.watertight.testkit.internal.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of a call in each of the ways in which Telegram takes them. */
final class RequestReader {
  private RequestReader() {}

  /** Adds the parameters to the request; what is wrong with the body, if anything is. */
  static @Nullable Mistake read(
      @Nullable String query, @Nullable String contentType, byte[] body, ApiRequest request) {
    if (query != null && !query.isEmpty()) {
      form(query, request);
    }
    if (body.length == 0) {
      return null;
    }
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      return json(new String(body, UTF_8), request);
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      form(new String(body, UTF_8), request);
      return null;
    }
    if (type.startsWith("multipart/form-data") && contentType != null) {
      String problem = Multipart.read(body, contentType, request);
      return problem == null ? null : Mistake.badRequest("can't parse multipart body", problem);
    }
    return Mistake.badRequest(
        "unsupported content type",
        "The Content-Type is \""
            + type
            + "\"; the Bot API takes application/json, application/x-www-form-urlencoded and"
            + " multipart/form-data.");
  }

  private static @Nullable Mistake json(String text, ApiRequest request) {
    JsonNode parameters = Json.parse(text);
    if (parameters == null || !parameters.isObject()) {
      return Mistake.badRequest(
          "can't parse JSON object", "The body is no JSON object: " + Texts.shortened(text));
    }
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      if (!parameter.getValue().isNull()) {
        request.parameters().put(parameter.getKey(), parameter.getValue());
      }
    }
    return null;
  }

  private static void form(String text, ApiRequest request) {
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        request.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
