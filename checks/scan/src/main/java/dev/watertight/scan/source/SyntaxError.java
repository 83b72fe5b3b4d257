package dev.watertight.scan.source;

/** A text that JavaParser accepts although it is no Java, such as a number that is too large. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String reason;

  SyntaxError(int offset, String reason) {
    super(reason, null, false, false);
    this.offset = offset;
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  int offset() {
    return offset;
  }
}
