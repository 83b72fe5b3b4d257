package dev.watertight.types;

/** Answer to a question about types. A rule acts on YES or on NO, and says why if on UNKNOWN. */
public enum Answer {
  YES,
  NO,
  UNKNOWN
}
