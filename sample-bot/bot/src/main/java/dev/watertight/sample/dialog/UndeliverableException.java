package dev.watertight.sample.dialog;

/** A message can never be delivered. */
public final class UndeliverableException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param message why, without what was to be said
   */
  public UndeliverableException(String message) {
    super(message);
  }
}
