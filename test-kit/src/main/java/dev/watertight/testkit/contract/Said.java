package dev.watertight.testkit.contract;

import dev.watertight.testkit.contract.DialogScript.Step;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.TelegramCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a bot has said to a user so far, whether or not anybody has looked at it. */
record Said(FakeTelegram telegram, Chat chat) {
  private static final Set<String> SAYING =
      Set.of("send", "edit", "copy", "forward", "answercallbackquery");

  /** What it has said in the chat, or as an answer to a press, and Telegram took. */
  List<String> texts() {
    String id = Long.toString(chat.id());
    return telegram.calls().stream()
        .filter(call -> call.error().isEmpty() && isSaid(call, id))
        .map(call -> call.parameter("text") + call.parameter("caption"))
        .toList();
  }

  private static boolean isSaid(TelegramCall call, String chatId) {
    String method = call.method().toLowerCase(Locale.ROOT);
    if (method.equals("sendchataction") || SAYING.stream().noneMatch(method::startsWith)) {
      return false;
    }
    return call.parameter("chat_id").equals(chatId)
        || (method.equals("answercallbackquery") && !call.parameter("text").isEmpty());
  }

  /** How often it has given the answer to a step. */
  long times(Step step) {
    return texts().stream().filter(text -> text.contains(step.answer())).count();
  }
}
