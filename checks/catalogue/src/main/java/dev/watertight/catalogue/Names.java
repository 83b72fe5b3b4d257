package dev.watertight.catalogue;

import org.jspecify.annotations.Nullable;

/** Parts of names. */
final class Names {
  private Names() {}

  static String owner(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? name : name.substring(0, hash);
  }

  static @Nullable String member(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? null : name.substring(hash + 1);
  }

  /** The last part of a binary name: {@code Builder} of {@code a.Client$Builder}. */
  static String simple(String binaryName) {
    int cut = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
    return binaryName.substring(cut + 1);
  }

  /** Package of a type. */
  static String packageOf(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    return dot < 0 ? "" : binaryName.substring(0, dot);
  }
}
