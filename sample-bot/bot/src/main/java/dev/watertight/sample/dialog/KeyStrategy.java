package dev.watertight.sample.dialog;

/** Who shares a dialog. */
public enum KeyStrategy {
  /** Each user has one in each chat; the usual one. */
  USER_IN_CHAT,
  /** All users of a chat share one. */
  CHAT,
  /** A user has one, in whatever chat. */
  GLOBAL_USER,
  /** Each user has one in each topic of a chat. */
  USER_IN_TOPIC,
  /** All users of a topic share one. */
  CHAT_TOPIC;

  /** The key of the dialog to which something from there belongs. */
  public DialogKey key(Origin origin) {
    long bot = origin.bot();
    long chat = origin.chat();
    long user = origin.user();
    return switch (this) {
      case USER_IN_CHAT -> new DialogKey(bot, chat, user, 0);
      case CHAT -> new DialogKey(bot, chat, chat, 0);
      case GLOBAL_USER -> new DialogKey(bot, user, user, 0);
      case USER_IN_TOPIC -> new DialogKey(bot, chat, user, origin.thread());
      case CHAT_TOPIC -> new DialogKey(bot, chat, chat, origin.thread());
    };
  }
}
