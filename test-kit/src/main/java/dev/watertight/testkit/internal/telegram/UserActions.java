package dev.watertight.testkit.internal.telegram;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user does in a chat, and in one topic of it; runs under the monitor. */
public final class UserActions {
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w/])/[A-Za-z0-9_]{1,32}(@\\w+)?");

  private final Telegram telegram;
  private final ChatState chat;
  private final UserState user;
  private final int thread;

  /** The thread is 0 outside of topics. */
  public UserActions(Telegram telegram, ChatState chat, UserState user, int thread) {
    this.telegram = telegram;
    this.chat = chat;
    this.user = user;
    this.thread = thread;
  }

  private String who() {
    return user.firstName()
        + (chat.title().equals(user.firstName()) ? "" : " in " + chat.title())
        + " → bot";
  }

  private ObjectNode blank() {
    return telegram.chats().blank(chat, user, thread);
  }

  private UpdateState send(String what, ObjectNode message) {
    MessageState state = new MessageState(false, message);
    chat.add(state);
    return telegram.updates().add(who(), what, "message", message, state);
  }

  private static void addText(ObjectNode message, String text) {
    message.put("text", text);
    ArrayNode entities = Json.array();
    Matcher command = COMMAND.matcher(text);
    while (command.find()) {
      entities.add(
          FormattedText.entity("bot_command", command.start(), command.end() - command.start()));
    }
    message.remove("entities");
    if (!entities.isEmpty()) {
      message.set("entities", entities);
    }
  }

  /** Sends a text; a reply to a message if that is not null. */
  public UpdateState says(String text, @Nullable MessageState replied) {
    ObjectNode message = blank();
    addText(message, text);
    if (replied != null) {
      ObjectNode original = replied.json().deepCopy();
      original.remove("reply_to_message");
      message.set("reply_to_message", original);
    }
    return send((replied == null ? "says " : "replies ") + Texts.quoted(text), message);
  }

  /** Changes the text of a message that the user sent. */
  public UpdateState edits(MessageState sent, String text) {
    ObjectNode edited = sent.json().deepCopy();
    addText(edited, text);
    edited.put("edit_date", java.time.Instant.now().getEpochSecond());
    sent.edit(edited);
    return telegram
        .updates()
        .add(
            who(),
            "edits message " + sent.id() + " to " + Texts.quoted(text),
            "edited_message",
            edited,
            sent);
  }

  /** Sends a photo; an empty caption is none. */
  public UpdateState photo(byte[] content, String caption) {
    ObjectNode message = blank();
    message.set("photo", Media.photo(telegram.files(), new Upload("photo.jpg", content)));
    return captioned("photo", content, caption, message);
  }

  /** Sends a file of a kind such as {@code document} or {@code voice}; an empty caption is none. */
  public UpdateState file(String kind, String name, byte[] content, String caption) {
    ObjectNode message = blank();
    message.set(kind, Media.of(kind, telegram.files().add(kind + "s", new Upload(name, content))));
    return captioned(kind, content, caption, message);
  }

  private UpdateState captioned(String kind, byte[] content, String caption, ObjectNode message) {
    if (!caption.isEmpty()) {
      message.put("caption", caption);
    }
    return send(
        "sends a "
            + kind
            + " of "
            + content.length
            + " bytes"
            + (caption.isEmpty() ? "" : " " + Texts.quoted(caption)),
        message);
  }

  /** Sends a contact; the user's own if it has the user's number. */
  public UpdateState contact(String phone, String firstName) {
    ObjectNode contact = Json.object().put("phone_number", phone).put("first_name", firstName);
    if (phone.equals(user.phone())) {
      contact.put("user_id", user.id());
    }
    ObjectNode message = blank();
    message.set("contact", contact);
    return send("sends the contact of " + firstName, message);
  }

  /** Sends the user's own contact, as a button that asks for it does. */
  public UpdateState ownContact() {
    return contact(user.phone(), user.firstName());
  }

  public UpdateState location(double latitude, double longitude) {
    ObjectNode message = blank();
    message.set("location", Json.object().put("latitude", latitude).put("longitude", longitude));
    return send(
        String.format(Locale.ROOT, "sends the location %.5f, %.5f", latitude, longitude), message);
  }

  /** Stops the bot, or starts it again. */
  public UpdateState blocks(boolean block) {
    chat.block(block);
    ObjectNode change = Json.object();
    change.set("chat", chat.json());
    change.set("from", user.json());
    change.put("date", java.time.Instant.now().getEpochSecond());
    change.set("old_chat_member", member(block ? "member" : "kicked"));
    change.set("new_chat_member", member(block ? "kicked" : "member"));
    return telegram
        .updates()
        .add(who(), block ? "blocks the bot" : "unblocks the bot", "my_chat_member", change, null);
  }

  private ObjectNode member(String status) {
    ObjectNode member = Json.object().put("status", status);
    member.set("user", telegram.bot());
    return status.equals("kicked") ? member.put("until_date", 0) : member;
  }

  /** A press of a button that sends a query. */
  public UpdateState presses(MessageState message, JsonNode button, Queries.Query query) {
    ObjectNode content = Json.object().put("id", query.id());
    content.set("from", user.json());
    content.set("message", message.json());
    content.put("chat_instance", String.valueOf(chat.id()));
    content.put("data", Json.text(button, "callback_data"));
    return telegram
        .updates()
        .add(
            who(),
            "presses [" + Json.text(button, "text") + "] of message " + message.id(),
            "callback_query",
            content,
            message);
  }
}
