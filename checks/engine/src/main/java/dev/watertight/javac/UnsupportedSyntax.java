package dev.watertight.javac;

import java.io.Serial;

/** A tree of a kind that the lowering does not know, as a newer or preview language may bring. */
final class UnsupportedSyntax extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int offset;

  UnsupportedSyntax(int offset, String kind) {
    super("unsupported syntax: " + kind, null, false, false);
    this.offset = Math.max(0, offset);
  }

  int offset() {
    return offset;
  }
}
