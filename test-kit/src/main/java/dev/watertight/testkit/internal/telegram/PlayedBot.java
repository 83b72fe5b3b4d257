package dev.watertight.testkit.internal.telegram;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The bot itself: who it is, its webhook, its commands, its answers to presses. */
final class PlayedBot {
  private final Telegram telegram;
  private final Map<String, JsonNode> commands = new HashMap<>();

  PlayedBot(Telegram telegram) {
    this.telegram = telegram;
  }

  void into(Map<String, Played> played) {
    played.put("getMe", call -> me());
    played.put(
        "logOut",
        call -> {
          telegram.logOut();
          return BooleanNode.TRUE;
        });
    played.put("setWebhook", this::setWebhook);
    played.put("deleteWebhook", this::deleteWebhook);
    played.put("getWebhookInfo", call -> telegram.webhook().info());
    played.put("setMyCommands", this::setMyCommands);
    played.put("getMyCommands", call -> commands.getOrDefault(scope(call), Json.array()));
    played.put(
        "deleteMyCommands",
        call -> {
          commands.remove(scope(call));
          return BooleanNode.TRUE;
        });
    played.put("answerCallbackQuery", this::answerCallbackQuery);
    played.put("getFile", call -> telegram.files().describe(call.text("file_id")));
  }

  private JsonNode me() {
    return telegram
        .bot()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", true)
        .put("supports_inline_queries", false)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", false);
  }

  private JsonNode setWebhook(ApiCall call) throws ApiError {
    String url = call.text("url");
    if (url.isEmpty()) {
      return deleteWebhook(call);
    }
    forget(call);
    telegram.webhook().set(url, call);
    return BooleanNode.TRUE;
  }

  private JsonNode deleteWebhook(ApiCall call) {
    forget(call);
    telegram.webhook().delete();
    return BooleanNode.TRUE;
  }

  private void forget(ApiCall call) {
    if (call.flag("drop_pending_updates")) {
      telegram.updates().clear();
    }
  }

  private JsonNode setMyCommands(ApiCall call) throws ApiError {
    JsonNode list = call.value("commands");
    if (list != null) {
      for (JsonNode command : list) {
        if (!Json.text(command, "command").matches("/?[a-z0-9_]{1,32}")) {
          throw ApiError.wrongParameter("BOT_COMMAND_INVALID");
        }
      }
      commands.put(scope(call), list);
    }
    return BooleanNode.TRUE;
  }

  private static String scope(ApiCall call) {
    JsonNode scope = call.value("scope");
    return (scope == null ? "{\"type\":\"default\"}" : scope.toString())
        + call.text("language_code");
  }

  private JsonNode answerCallbackQuery(ApiCall call) throws ApiError {
    telegram
        .queries()
        .answer(call.text("callback_query_id"), call.text("text"), call.flag("show_alert"));
    return BooleanNode.TRUE;
  }
}
