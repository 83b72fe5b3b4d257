package dev.watertight.sample.dialog;

/** Handles what a user sends at some step; serves all users at once, so it keeps nothing of one. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers and moves the dialog on. It may be called again for the same update, so what it does
   * elsewhere has to be safe to do twice.
   *
   * @throws Exception ends the dialog: nothing of the turn is kept, and the user is told
   */
  void handle(Turn turn) throws Exception;
}
