package dev.watertight.scan;

import dev.watertight.scan.files.JavaFile;
import java.util.ArrayList;
import java.util.List;

/** Shares out files: enough at once to save starts of a compiler, few enough to keep all busy. */
final class Portions {
  private static final int MOST_FILES = 24;
  private static final long MOST_BYTES = 400_000;

  /** Parts of the work for each thread, so that none waits long for the last. */
  private static final int SHARES = 3;

  private Portions() {}

  /** The files in their order, in portions of one or more. */
  static List<List<JavaFile>> of(List<JavaFile> files, int threads) {
    long bytes = files.stream().mapToLong(JavaFile::bytes).sum();
    long share = Math.min(MOST_BYTES, bytes / ((long) threads * SHARES) + 1);
    List<List<JavaFile>> portions = new ArrayList<>();
    List<JavaFile> portion = new ArrayList<>();
    long taken = 0;
    for (JavaFile file : files) {
      if (!portion.isEmpty() && (taken + file.bytes() > share || portion.size() == MOST_FILES)) {
        portions.add(portion);
        portion = new ArrayList<>();
        taken = 0;
      }
      portion.add(file);
      taken += file.bytes();
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }
}
