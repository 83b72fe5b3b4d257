package dev.watertight.sample.dialog;

/** A message can never be delivered. */
public final class UndeliverableException extends Exception {
  private static final long serialVersionUID = 1;

  public UndeliverableException(String message, Throwable cause) {
    super(message, cause);
  }
}
