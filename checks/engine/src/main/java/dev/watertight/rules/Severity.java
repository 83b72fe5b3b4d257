package dev.watertight.rules;

/** How bad a finding is. */
public enum Severity {
  WARNING,
  ERROR
}
