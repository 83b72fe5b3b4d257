package dev.watertight.testkit.internal.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A call as it came in.
 *
 * @param method its name as the bot wrote it
 */
record ApiRequest(String method, Map<String, JsonNode> parameters, Map<String, Upload> files) {
  static ApiRequest of(String method) {
    return new ApiRequest(method, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  void put(String name, String value) {
    parameters.put(name, StringNode.valueOf(value));
  }
}
