package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;

/** Reads Java text into the model. Implementations say whether they may be shared by threads. */
public interface FrontEnd {
  /**
   * Reads one file; the text need not be valid.
   *
   * @param path as it shall appear in findings
   * @param text decoded text
   */
  Parsed read(String path, String text);

  /**
   * Reads several files, which may be faster than one by one; a few dozen are enough for that, and
   * what they need is kept until the last is read.
   *
   * @return what came of each, in their order
   */
  default List<Parsed> readAll(List<Text> files) {
    List<Parsed> parsed = new ArrayList<>(files.size());
    for (Text file : files) {
      parsed.add(read(file.path(), file.text()));
    }
    return parsed;
  }

  /**
   * A file to read.
   *
   * @param path as it shall appear in findings
   * @param text decoded text
   */
  record Text(String path, String text) {}

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
