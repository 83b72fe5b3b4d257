package dev.watertight.testkit.internal.telegram;

/** What Telegram says of parameters that are missing or too long. */
final class Wording {
  private Wording() {}

  static String missing(String method, String parameter) {
    return switch (parameter) {
      case "chat_id" -> "chat_id is empty";
      case "text" -> "message text is empty";
      case "message_id" -> "message identifier is not specified";
      case "message_ids" -> "message identifiers are not specified";
      case "user_id" -> "invalid user_id specified";
      case "action" -> "wrong parameter action in request";
      case "file_id" -> "file_id not specified";
      case "latitude", "longitude" -> parameter + " is empty";
      case "callback_query_id" ->
          "query is too old and response timeout expired or query ID is invalid";
      case "photo", "audio", "document", "video", "animation", "voice", "sticker" ->
          method.startsWith("send")
              ? "there is no " + parameter + " in the request"
              : required(parameter);
      case "video_note" -> "there is no video note in the request";
      default -> required(parameter);
    };
  }

  private static String required(String parameter) {
    return "parameter \"" + parameter + "\" is required";
  }

  static String notAllowed(String path, ApiLimit limit) {
    return switch (path) {
      case "callback_data" -> "BUTTON_DATA_INVALID";
      case "message_ids" -> "too many message identifiers specified";
      case "text" -> "MESSAGE_TOO_LONG";
      default -> "parameter \"" + path + "\" must be " + limit;
    };
  }
}
