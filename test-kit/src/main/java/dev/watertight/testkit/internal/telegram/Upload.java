package dev.watertight.testkit.internal.telegram;

/** A file that came with a request, or one that the fake keeps. */
final class Upload {
  private final String fileName;
  private final byte[] bytes;

  Upload(String fileName, byte[] bytes) {
    this.fileName = fileName;
    this.bytes = bytes;
  }

  String fileName() {
    return fileName;
  }

  byte[] bytes() {
    return bytes;
  }
}
