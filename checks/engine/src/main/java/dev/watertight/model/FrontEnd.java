package dev.watertight.model;

/** Reads Java text into the model. Implementations say whether they may be shared by threads. */
public interface FrontEnd {
  /**
   * Reads one file; the text need not be valid.
   *
   * @param path as it shall appear in findings
   * @param text decoded text
   */
  Parsed read(String path, String text);

  /** What came of reading a file. */
  sealed interface Parsed {}

  /** The file was read. */
  record Read(SourceFile file) implements Parsed {}

  /**
   * The file has a syntax error.
   *
   * @param offset of the first error
   * @param message what was expected, without a place
   */
  record Failed(int offset, String message) implements Parsed {}
}
