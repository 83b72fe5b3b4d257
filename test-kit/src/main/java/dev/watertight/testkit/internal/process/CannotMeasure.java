package dev.watertight.testkit.internal.process;

/** A figure is not to be had here; the message says why, as the end of "not measured: ...". */
public final class CannotMeasure extends Exception {
  private static final long serialVersionUID = 1L;

  public CannotMeasure(String reason) {
    super(reason);
  }

  public CannotMeasure(String reason, Throwable cause) {
    super(reason, cause);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
