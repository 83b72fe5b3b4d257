package dev.watertight.testkit.internal.telegram;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back to the bot.
 *
 * @param sent how much of it does
 */
record Reply(int code, ObjectNode body, Sent sent) {
  enum Sent {
    WHOLE,
    /** The connection breaks off in the middle. */
    HALF,
    NOTHING
  }

  static Reply ok(JsonNode result) {
    ObjectNode body = Json.object().put("ok", true);
    body.set("result", result);
    return new Reply(200, body, Sent.WHOLE);
  }

  static Reply error(int code, String description) {
    return new Reply(code, ApiError.json(code, description), Sent.WHOLE);
  }

  Reply cut(Sent how) {
    return new Reply(code, body, how);
  }

  /** Code and description of an error; empty if it is none. */
  String problem() {
    return code == 200 ? "" : code + " " + Json.text(body, "description");
  }
}
