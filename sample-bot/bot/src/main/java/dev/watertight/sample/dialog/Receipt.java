package dev.watertight.sample.dialog;

import java.util.List;

/**
 * What the bot has done with the last update of a dialog. It is written together with the state, so
 * that an update that is delivered again after a crash changes nothing twice and still is answered.
 *
 * @param update the id of the update
 * @param answers what the user is told
 * @param answered whether the user was told
 */
public record Receipt(long update, List<Answer> answers, boolean answered) {
  public Receipt {
    answers = List.copyOf(answers);
  }

  /** The same, once the user was told. */
  public Receipt whenAnswered() {
    return new Receipt(update, List.of(), true);
  }
}
