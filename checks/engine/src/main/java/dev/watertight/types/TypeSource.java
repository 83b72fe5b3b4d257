package dev.watertight.types;

import org.jspecify.annotations.Nullable;

/** Something that knows classes by name, as a class path. Thread-safe. */
public interface TypeSource {
  /** What it knows of a class, null for nothing. */
  @Nullable ClassShape find(String binaryName);

  /** Whether it has all classes of this package, so that others do not exist. */
  boolean hasPackage(String packageName);

  /** A source that knows nothing. */
  static TypeSource none() {
    return new TypeSource() {
      @Override
      public @Nullable ClassShape find(String binaryName) {
        return null;
      }

      @Override
      public boolean hasPackage(String packageName) {
        return false;
      }
    };
  }
}
