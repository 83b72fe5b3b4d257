package dev.watertight.rules;

/** How sure a rule is that a finding is a fault. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH
}
