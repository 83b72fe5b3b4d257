package dev.watertight.scan;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of a scan.
 *
 * @param paths files and folders, at least one
 * @param output null for standard output
 * @param rules ids of the only rules to report, empty for all
 * @param excludes patterns of what is left out
 * @param config null to look for one
 * @param classPath jars and folders, each of which exists
 * @param threads at least 1
 * @param fix what becomes of fixes
 * @param filter whether files that cannot have findings are passed over
 */
record ScanOptions(
    List<Path> paths,
    Format format,
    @Nullable Path output,
    List<String> rules,
    List<String> excludes,
    boolean includeTests,
    FailOn failOn,
    @Nullable Path config,
    List<Path> classPath,
    FrontEndChoice frontEnd,
    boolean reportUnusedSuppressions,
    boolean quiet,
    Color color,
    int threads,
    Fix fix,
    boolean filter) {
  /** How the report is written. */
  enum Format {
    TEXT,
    JSON
  }

  /** What makes the exit code 1. */
  enum FailOn {
    ERROR,
    WARNING,
    NEVER
  }

  /** What becomes of the fixes that findings have. */
  enum Fix {
    /** They are reported only. */
    NONE,
    /** They are shown as a diff. */
    SHOWN,
    /** They are written into the files. */
    APPLIED
  }

  /** When text is coloured. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }
}
