package dev.watertight.testkit.internal.telegram;

/**
 * A parameter of a method or a field of an object.
 *
 * @param legacy no longer documented, but still understood by Telegram
 */
record ApiField(String name, ApiType type, boolean required, boolean legacy, ApiLimit limit) {
  /** Reads {@code text String required 1..4096 parsed}. */
  static ApiField of(String line) {
    String[] words = line.strip().split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    boolean required = rest.startsWith("required");
    boolean legacy = rest.startsWith("legacy");
    String limit = required ? rest.substring(8) : legacy ? rest.substring(6) : rest;
    ApiType type = ApiType.of(words[1]);
    return new ApiField(words[0], type, required, legacy, ApiLimit.of(limit.strip(), type));
  }

  /** Whether a file may be uploaded as this parameter. */
  boolean takesFile() {
    return type.toString().startsWith("InputFile");
  }
}
