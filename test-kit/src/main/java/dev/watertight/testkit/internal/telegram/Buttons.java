package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what a user can press in a chat, and presses it; runs under the monitor. */
public final class Buttons {
  /**
   * What a press did.
   *
   * @param problem why nothing could be pressed; empty if something was
   */
  public record Press(@Nullable UpdateState update, Queries.@Nullable Query query, String problem) {
    static Press failed(String problem) {
      return new Press(null, null, problem);
    }
  }

  private final Telegram telegram;
  private final ChatState chat;
  private final UserActions user;
  private final int thread;

  public Buttons(Telegram telegram, ChatState chat, UserActions user, int thread) {
    this.telegram = telegram;
    this.chat = chat;
    this.user = user;
    this.thread = thread;
  }

  /** Presses the newest button of a label: below a message, or below the text field. */
  public Press press(String label) {
    List<MessageState> messages = chat.fromBot();
    for (int i = messages.size() - 1; i >= 0; i--) {
      MessageState message = messages.get(i);
      if (isInSight(message) && inline(message, label) != null) {
        return press(message, label);
      }
    }
    JsonNode keyboard = chat.replyKeyboard();
    for (JsonNode row : keyboard == null ? Json.array() : keyboard.path("keyboard")) {
      for (JsonNode button : row) {
        if (label.equals(button.isString() ? button.stringValue() : Json.text(button, "text"))) {
          return pressed(label, button);
        }
      }
    }
    return Press.failed("there is no button [" + label + "]; there are: " + labels());
  }

  private Press pressed(String label, JsonNode button) {
    if (button.path("request_contact").asBoolean(false)) {
      return new Press(user.ownContact(), null, "");
    }
    if (button.path("request_location").asBoolean(false)) {
      return Press.failed("[" + label + "] asks for a location: use sendsLocation");
    }
    return new Press(user.says(label, null), null, "");
  }

  /** Presses a button below one message. */
  public Press press(MessageState message, String label) {
    JsonNode button = inline(message, label);
    if (button == null) {
      return Press.failed(
          "message "
              + message.id()
              + " has no button ["
              + label
              + "]; it has: "
              + Shown.buttons(message.json().path("reply_markup")));
    }
    if (message.isDeleted()) {
      return Press.failed("message " + message.id() + " was deleted");
    }
    if (!button.has("callback_data")) {
      return Press.failed("[" + label + "] tells the bot nothing when it is pressed: " + button);
    }
    Queries.Query query = telegram.queries().add();
    return new Press(user.presses(message, button, query), query, "");
  }

  private boolean isInSight(MessageState message) {
    return !message.isDeleted() && message.thread() == thread;
  }

  private static @Nullable JsonNode inline(MessageState message, String label) {
    for (JsonNode row : message.json().path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        if (label.equals(Json.text(button, "text"))) {
          return button;
        }
      }
    }
    return null;
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (MessageState message : chat.fromBot()) {
      if (isInSight(message)) {
        labels.addAll(Shown.buttons(message.json().path("reply_markup")));
      }
    }
    JsonNode keyboard = chat.replyKeyboard();
    if (keyboard != null) {
      labels.addAll(Shown.buttons(keyboard));
    }
    return labels;
  }
}
