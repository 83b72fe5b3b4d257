package dev.watertight.archunit.internal;

/** Names and articles for messages. */
final class Words {
  private static final String VOWELS = "AEIOaeio";

  private Words() {}

  /** {@code an OkHttpClient}. */
  static String a(String noun) {
    return (VOWELS.indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** The simple name of a binary one. */
  static String simple(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
