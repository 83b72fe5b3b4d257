package dev.watertight.archunit.internal;

import java.util.regex.Pattern;

/** Names and articles for messages. */
final class Words {
  /** By sound: an Update, a User. */
  private static final Pattern VOWEL = Pattern.compile("[AEIOaeio].*|[Uu](p|n[^i]).*");

  private Words() {}

  /** {@code an OkHttpClient}. */
  static String a(String noun) {
    return (VOWEL.matcher(noun).matches() ? "an " : "a ") + noun;
  }

  /** The simple name of a binary one. */
  static String simple(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
