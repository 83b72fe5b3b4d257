package dev.watertight.testkit.internal.telegram;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call whose parameters are of their types. */
record ApiCall(ApiMethod method, Map<String, JsonNode> parameters, Map<String, Upload> files) {
  boolean has(String name) {
    return parameters.containsKey(name);
  }

  String text(String name) {
    JsonNode value = parameters.get(name);
    return value == null ? "" : value.asString("");
  }

  long number(String name) {
    return number(name, 0);
  }

  long number(String name, long otherwise) {
    JsonNode value = parameters.get(name);
    return value == null ? otherwise : value.asLong(otherwise);
  }

  boolean flag(String name) {
    JsonNode value = parameters.get(name);
    return value != null && value.asBoolean(false);
  }

  @Nullable JsonNode value(String name) {
    return parameters.get(name);
  }

  /** The file that a parameter uploads, directly or by {@code attach://}; null if it does not. */
  @Nullable Upload upload(String name) {
    String value = text(name);
    return value.startsWith("attach://")
        ? files.get(value.substring("attach://".length()))
        : files.get(name);
  }
}
