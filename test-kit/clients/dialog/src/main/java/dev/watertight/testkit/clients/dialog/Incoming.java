package dev.watertight.testkit.clients.dialog;

/**
 * An update, as far as the bot looks at it.
 *
 * @param text of a message; empty if it has none
 * @param photoId the largest size of a photo; empty if there is none
 * @param queryId of a press; empty if it is none
 * @param data of a press
 */
public record Incoming(
    long chatId, String text, String photoId, String queryId, String data, int messageId) {
  public static Incoming message(long chatId, String text, String photoId) {
    return new Incoming(chatId, text, photoId, "", "", 0);
  }

  public static Incoming press(long chatId, String queryId, String data, int messageId) {
    return new Incoming(chatId, "", "", queryId, data, messageId);
  }
}
