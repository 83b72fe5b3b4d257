package dev.watertight.testkit.environment;

import java.util.Locale;

/** When Redis writes its append-only file to disk; decides what a killed server still knows. */
public enum AppendFsync {
  /** Before each answer: what was acknowledged survives a SIGKILL. */
  ALWAYS,
  /** Once a second: the writes of the last second may be lost. */
  EVERYSEC,
  /** When the operating system likes. */
  NO;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
