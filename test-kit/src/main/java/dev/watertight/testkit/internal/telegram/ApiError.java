package dev.watertight.testkit.internal.telegram;

import tools.jackson.databind.node.ObjectNode;

/** An answer that is none: a code and a description, in Telegram's words. */
final class ApiError extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String description;
  private final boolean mistake;

  private ApiError(int code, String description, boolean mistake) {
    super(description);
    this.code = code;
    this.description = description;
    this.mistake = mistake;
  }

  /** What may happen to a correct bot too. */
  static ApiError of(int code, String description) {
    return new ApiError(code, description, false);
  }

  static ApiError badRequest(String description) {
    return of(400, "Bad Request: " + description);
  }

  /** What no correct bot sends: it fails the test. */
  static ApiError mistake(int code, String description) {
    return new ApiError(code, description, true);
  }

  static ApiError wrongParameter(String description) {
    return mistake(400, "Bad Request: " + description);
  }

  int code() {
    return code;
  }

  String description() {
    return description;
  }

  boolean isMistake() {
    return mistake;
  }

  static ObjectNode json(int code, String description) {
    return Json.object().put("ok", false).put("error_code", code).put("description", description);
  }
}
