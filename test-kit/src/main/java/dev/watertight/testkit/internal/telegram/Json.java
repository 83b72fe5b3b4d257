package dev.watertight.testkit.internal.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the fake reads and writes it. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The value that a text holds; null where it is no JSON. */
  static @Nullable JsonNode parse(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      return value == null || value.isMissingNode() ? null : value;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** A field's text; empty where there is none. */
  static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? value.stringValue() : value.isNumber() ? value.asString() : "";
  }

  /** A field's number; 0 where there is none. */
  static long number(JsonNode object, String field) {
    return object.path(field).asLong(0);
  }
}
