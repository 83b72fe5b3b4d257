package dev.watertight.scan.source;

/** A text that JavaParser accepts although it is no Java, such as a number that is too large. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  SyntaxError(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  int offset() {
    return offset;
  }
}
