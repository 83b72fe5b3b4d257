package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.MessageState;
import dev.watertight.testkit.internal.telegram.Shown;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of the bot, as it was when the test looked at it. */
public final class BotMessage {
  private final MessageState state;
  private final ObjectNode json;
  private final int version;

  BotMessage(MessageState state, int version) {
    this.state = state;
    this.version = version;
    this.json = state.versions().get(version);
  }

  MessageState state() {
    return state;
  }

  /** 0 as it was sent, one more for each edit. */
  int version() {
    return version;
  }

  /** Its identifier in the chat. */
  public int id() {
    return state.id();
  }

  /** Its text, or the caption of what it carries, as users see it; empty if it has neither. */
  public String text() {
    JsonNode text = json.has("text") ? json.path("text") : json.path("caption");
    return text.asString("");
  }

  /** The labels of the buttons below it, in reading order. */
  public List<String> buttons() {
    return Shown.buttons(json.path("reply_markup"));
  }

  /** Whether it carries something such as {@code photo}, {@code document} or {@code location}. */
  public boolean has(String field) {
    return json.has(field);
  }

  /** The message that it replies to. */
  public Optional<Integer> repliesTo() {
    JsonNode replied = json.path("reply_to_message").path("message_id");
    return replied.isMissingNode() ? Optional.empty() : Optional.of(replied.asInt());
  }

  /** The message as the Bot API shows it. */
  public String json() {
    return json.toString();
  }

  /** What it carries, its text and its buttons, in a line. */
  @Override
  public String toString() {
    return Shown.message(json);
  }
}
