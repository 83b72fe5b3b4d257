package dev.watertight.sample.dialog;

import java.util.List;

/** Takes answers to users. */
public interface Messenger {
  /**
   * Sends answers, in order, to where something came from; confirms a press.
   *
   * @throws UndeliverableException if they will never arrive, such as to a user who has blocked the
   *     bot
   * @throws InterruptedException if the bot is told to stop before they have arrived
   */
  void send(Incoming to, List<Answer> answers) throws UndeliverableException, InterruptedException;
}
