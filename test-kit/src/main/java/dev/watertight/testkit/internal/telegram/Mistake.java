package dev.watertight.testkit.internal.telegram;

/**
 * What a bot did wrong.
 *
 * @param code what the fake answers with
 * @param description what it says there, in Telegram's words where they are known
 * @param explanation what the failed test says
 */
record Mistake(int code, String description, String explanation) {
  static Mistake badRequest(String description, String explanation) {
    return new Mistake(400, "Bad Request: " + description, explanation);
  }
}
