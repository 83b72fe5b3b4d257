package dev.watertight.testkit.internal.telegram;

/**
 * What a value may be, beyond its type.
 *
 * @param constant the only value that is allowed; empty if it is {@code min} to {@code max} of
 *     {@code unit}
 */
record ApiLimit(String constant, long min, long max, Unit unit) {
  enum Unit {
    /** The number itself. */
    VALUE,
    CHARACTERS,
    /** Characters that are left when the entities are parsed; judged where they are parsed. */
    PARSED,
    BYTES,
    ITEMS
  }

  static final ApiLimit NONE = new ApiLimit("", Long.MIN_VALUE, Long.MAX_VALUE, Unit.VALUE);

  /** Reads {@code =photo}, {@code 1..100} or {@code 1..64 bytes}. */
  static ApiLimit of(String text, ApiType type) {
    if (text.isEmpty()) {
      return NONE;
    }
    if (text.startsWith("=")) {
      return new ApiLimit(text.substring(1), 0, 0, Unit.VALUE);
    }
    String[] words = text.split(" ", -1);
    int dots = words[0].indexOf("..");
    String max = words[0].substring(dots + 2);
    return new ApiLimit(
        "",
        Long.parseLong(words[0].substring(0, dots)),
        max.isEmpty() ? Long.MAX_VALUE : Long.parseLong(max),
        words.length > 1
            ? unit(words[1])
            : type.toString().equals("String") ? Unit.CHARACTERS : Unit.VALUE);
  }

  private static Unit unit(String word) {
    return switch (word) {
      case "parsed" -> Unit.PARSED;
      case "bytes" -> Unit.BYTES;
      case "items" -> Unit.ITEMS;
      default -> throw new IllegalArgumentException("No unit: " + word);
    };
  }

  boolean allows(long size) {
    return min <= size && size <= max;
  }

  @Override
  public String toString() {
    String range = max == Long.MAX_VALUE ? "at least " + min : min + " to " + max;
    return switch (unit) {
      case VALUE -> range;
      case CHARACTERS, PARSED -> range + " characters";
      case BYTES -> range + " bytes";
      case ITEMS -> range + " items";
    };
  }
}
