package dev.watertight.scan.files;

import dev.watertight.scan.report.Problem;
import org.jspecify.annotations.Nullable;

/** What came of reading the bytes of a file. */
public sealed interface FileText {
  /**
   * Text, a byte order mark included.
   *
   * @param doubt what may be wrong with it, null for nothing
   */
  record Text(String text, @Nullable Problem doubt) implements FileText {}

  /** No text. */
  record Unreadable(Problem problem) implements FileText {}
}
