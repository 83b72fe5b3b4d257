package dev.watertight.testkit.clients.dialog;

/** A call that was answered with an error, or with nothing. */
public final class CallFailed extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;
  private final int retryAfter;

  /** The code is 0 where there was no answer, retryAfter 0 where none was named. */
  public CallFailed(int code, int retryAfter, String description) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public int code() {
    return code;
  }

  public int retryAfter() {
    return retryAfter;
  }
}
