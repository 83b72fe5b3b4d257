package dev.watertight.model;

/** A modifier that is written, or that the language implies (as public in an interface). */
public enum Modifier {
  PUBLIC,
  PROTECTED,
  PRIVATE,
  ABSTRACT,
  STATIC,
  FINAL,
  SEALED,
  NON_SEALED,
  DEFAULT,
  SYNCHRONIZED,
  NATIVE,
  STRICTFP,
  TRANSIENT,
  VOLATILE
}
