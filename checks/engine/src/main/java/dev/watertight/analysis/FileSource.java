package dev.watertight.analysis;

import dev.watertight.model.SourceFile;
import org.jspecify.annotations.Nullable;

/** Reads files of the checkout again, for what other files need to know of them. Thread-safe. */
public interface FileSource {
  /** A source that has no files, so that only the file at hand is known. */
  FileSource NONE = path -> null;

  /**
   * The model of a file.
   *
   * @param path as in {@link SourceFile#path}
   * @return null where it cannot be read
   */
  @Nullable SourceFile load(String path);
}
