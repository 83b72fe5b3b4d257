package dev.watertight.testkit.clients.dialog;

import java.util.List;

/** What the bot needs of a client library. */
public interface Messenger {
  /**
   * Sends a text with buttons in one row; each button's data is its label.
   *
   * @return the message_id
   */
  int send(long chatId, String text, List<String> buttons) throws CallFailed;

  void edit(long chatId, int messageId, String text) throws CallFailed;

  void answer(String queryId, String text) throws CallFailed;

  byte[] download(String fileId) throws CallFailed;

  /** Calls {@code sendMesage}, which the Bot API does not have. */
  void callUnknownMethod() throws CallFailed;
}
