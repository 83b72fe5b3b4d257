package dev.watertight.benchmark;

/** Counts lines as {@code wc -l} does, and the last one even if nothing ends it. */
final class Lines {
  private Lines() {}

  static int count(byte[] text) {
    int lines = 0;
    for (byte each : text) {
      if (each == '\n') {
        lines++;
      }
    }
    return text.length > 0 && text[text.length - 1] != '\n' ? lines + 1 : lines;
  }
}
