package dev.watertight.rules;

/** What a user wants of a rule. */
public enum Level {
  ERROR,
  WARNING,
  OFF
}
