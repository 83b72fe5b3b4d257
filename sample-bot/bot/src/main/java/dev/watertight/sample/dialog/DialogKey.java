package dev.watertight.sample.dialog;

/**
 * Whose dialog it is.
 *
 * @param bot the id of the bot, since several may share a storage
 * @param chat the id of the chat
 * @param user the id of the user, or of the chat if all of it share a dialog
 * @param thread the id of the topic, or 0
 */
public record DialogKey(long bot, long chat, long user, int thread) {
  /** The four numbers with colons between them; {@link #parse} reads it. */
  @Override
  public String toString() {
    return bot + ":" + chat + ":" + user + ":" + thread;
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static DialogKey parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("not the key of a dialog: " + text);
    }
    return new DialogKey(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]));
  }
}
