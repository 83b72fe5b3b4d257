package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import org.jspecify.annotations.Nullable;

/** Gives the model of any file of the scan, from memory or by reading it again. Thread-safe. */
interface SourceLoader {
  /**
   * The model of a file.
   *
   * @param path as in {@link SourceFile#path}
   * @return null for a file that is not part of the scan or could not be read
   */
  @Nullable SourceFile load(String path);
}
