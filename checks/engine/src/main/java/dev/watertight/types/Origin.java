package dev.watertight.types;

/** Where a fact about a type is known from, in the order in which the sources are asked. */
public enum Origin {
  /** A source file of the checkout. */
  PROJECT,
  /** The running JDK. */
  PLATFORM,
  /** A class file on the class path. */
  CLASS_PATH,
  /** The catalogue's signatures of libraries; such a type's methods are not all known. */
  CATALOGUE
}
