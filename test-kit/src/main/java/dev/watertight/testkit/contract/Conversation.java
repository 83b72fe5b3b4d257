package dev.watertight.testkit.contract;

/**
 * Whose dialog it is.
 *
 * @param chat the chat's id as Telegram gives it; negative for a group
 * @param user the user's id; positive
 */
public record Conversation(long chat, long user) {
  /** The private chat of a user, whose id it has. */
  public static Conversation of(long user) {
    return new Conversation(user, user);
  }

  @Override
  public String toString() {
    return chat == user ? "user " + user : "user " + user + " in chat " + chat;
  }
}
