package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat and what was said in it; guarded by the monitor. */
public final class ChatState {
  private final long id;
  private final String title;
  private final @Nullable UserState user;
  private final Map<Integer, String> topics = new TreeMap<>();
  private final Map<Integer, MessageState> messages = new LinkedHashMap<>();
  private final List<MessageState> fromBot = new ArrayList<>();
  private final Set<UserState> members = new LinkedHashSet<>();
  private @Nullable JsonNode replyKeyboard;
  private boolean blocked;
  private int forgotten;

  ChatState(long id, String title, @Nullable UserState user) {
    this.id = id;
    this.title = title;
    this.user = user;
  }

  public long id() {
    return id;
  }

  /** The first name of the user, or the title of the group. */
  public String title() {
    return title;
  }

  boolean isPrivate() {
    return user != null;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id);
    if (user != null) {
      return json.put("type", "private")
          .put("first_name", user.firstName())
          .put("username", user.username());
    }
    json.put("type", "supergroup").put("title", title);
    return topics.isEmpty() ? json : json.put("is_forum", true);
  }

  void add(MessageState message) {
    messages.put(message.id(), message);
    if (message.isFromBot()) {
      fromBot.add(message);
    }
  }

  @Nullable MessageState message(long messageId) {
    MessageState message = messages.get((int) messageId);
    return message == null || message.isDeleted() ? null : message;
  }

  /** What the bot sent here and is not forgotten, in order, deleted or not. */
  public List<MessageState> fromBot() {
    return fromBot;
  }

  /** How many messages of the bot were before those. */
  public int forgotten() {
    return forgotten;
  }

  /** The buttons below the text field; null if there are none. */
  public @Nullable JsonNode replyKeyboard() {
    return replyKeyboard;
  }

  void replyKeyboard(@Nullable JsonNode keyboard) {
    replyKeyboard = keyboard;
  }

  /** Whether the user stopped the bot. */
  boolean isBlocked() {
    return blocked;
  }

  void block(boolean block) {
    blocked = block;
  }

  /** Drops what was said. */
  void forget() {
    forgotten += fromBot.size();
    fromBot.clear();
    messages.clear();
  }

  /** Drops what was said, and how things were left. */
  void reset() {
    forget();
    replyKeyboard = null;
    blocked = false;
  }

  Map<Integer, String> topics() {
    return topics;
  }

  /** The topic of a name; 0 if there is none. */
  int topic(String name) {
    return topics.entrySet().stream()
        .filter(topic -> topic.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  /** The user is from now on a member. */
  public void join(UserState member) {
    members.add(member);
  }

  Set<UserState> members() {
    return members;
  }
}
