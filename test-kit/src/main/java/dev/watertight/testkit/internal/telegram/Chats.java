package dev.watertight.testkit.internal.telegram;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Users and chats; guarded by the monitor. */
public final class Chats {
  /** Beyond what fits an int, as the identifiers of new users are. */
  private static final long FIRST_USER = 5_000_000_001L;

  private static final long FIRST_GROUP = -1_002_000_000_001L;

  private final Telegram telegram;
  private final Map<String, UserState> users = new LinkedHashMap<>();
  private final Map<Long, ChatState> chats = new LinkedHashMap<>();
  private int messages;

  Chats(Telegram telegram) {
    this.telegram = telegram;
  }

  /** The user of a name, a new one if nobody has it. */
  public UserState user(String name) {
    return users.computeIfAbsent(name, unused -> new UserState(FIRST_USER + users.size(), name));
  }

  /** The chat of a user with the bot. */
  public ChatState privateChat(UserState user) {
    ChatState chat =
        chats.computeIfAbsent(user.id(), id -> new ChatState(id, user.firstName(), user));
    chat.members().add(user);
    return chat;
  }

  /** The group of a title, a new one if there is none. */
  public ChatState group(String title) {
    for (ChatState chat : chats.values()) {
      if (!chat.isPrivate() && chat.title().equals(title)) {
        return chat;
      }
    }
    ChatState group = new ChatState(FIRST_GROUP - chats.size(), title, null);
    chats.put(group.id(), group);
    return group;
  }

  /** The thread of a topic in a group, which becomes a forum. */
  public int topic(ChatState group, String name) {
    int known = group.topic(name);
    if (known != 0) {
      return known;
    }
    int thread = nextMessageId();
    group.topics().put(thread, name);
    return thread;
  }

  Collection<ChatState> all() {
    return chats.values();
  }

  @Nullable UserState userById(long id) {
    return users.values().stream().filter(user -> user.id() == id).findFirst().orElse(null);
  }

  /** The chat that a chat_id names. */
  ChatState find(String chatId) throws ApiError {
    for (ChatState chat : chats.values()) {
      if (String.valueOf(chat.id()).equals(chatId)
          || (chat.isPrivate() && ("@" + Json.text(chat.json(), "username")).equals(chatId))) {
        return chat;
      }
    }
    throw ApiError.badRequest("chat not found");
  }

  /** The chat that a chat_id names, in which the bot may write. */
  ChatState writable(String chatId) throws ApiError {
    ChatState chat = find(chatId);
    if (chat.isBlocked()) {
      throw ApiError.of(403, "Forbidden: bot was blocked by the user");
    }
    return chat;
  }

  /** What a chat_id is called in the exchange. */
  String nameOf(String chatId) {
    ChatState chat =
        chats.values().stream()
            .filter(each -> String.valueOf(each.id()).equals(chatId))
            .findFirst()
            .orElse(null);
    return chat == null ? "chat " + chatId : chat.title();
  }

  int nextMessageId() {
    return ++messages;
  }

  /** A message without content, which is not yet in the chat. */
  ObjectNode blank(ChatState chat, @Nullable UserState from, int thread) {
    ObjectNode message = Json.object().put("message_id", nextMessageId());
    if (thread != 0) {
      message.put("message_thread_id", thread).put("is_topic_message", true);
    }
    message.set("from", from == null ? telegram.bot() : from.json());
    message.set("chat", chat.json());
    return message.put("date", Instant.now().getEpochSecond());
  }

  void reset() {
    chats.values().forEach(ChatState::reset);
  }

  void forget() {
    chats.values().forEach(ChatState::forget);
  }

  /** What the bot sent and nobody looked at. */
  public List<String> unread() {
    return chats.values().stream()
        .flatMap(
            chat ->
                chat.fromBot().stream()
                    .filter(message -> !message.isRead())
                    .map(message -> "to " + chat.title() + ": " + Shown.message(message.json())))
        .toList();
  }
}
