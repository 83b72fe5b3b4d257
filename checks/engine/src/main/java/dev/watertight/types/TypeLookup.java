package dev.watertight.types;

import org.jspecify.annotations.Nullable;

/** What is known of classes as seen from one file. */
interface TypeLookup {
  /** What is known of a class, null for nothing. */
  @Nullable KnownType find(String binaryName);

  /** Whether every class of this package can be found. */
  boolean closed(String packageName);
}
