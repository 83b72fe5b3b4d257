package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.DialogKey;
import java.util.List;
import java.util.Optional;

/**
 * The names of keys. What stands in braces decides on the slot of a cluster, so that all keys of a
 * dialog lie in one.
 */
record RedisKeys(String prefix) {
  private static final String STATE = "}:state";
  private static final String VERSION = "}:receipt";

  List<String> of(DialogKey key) {
    String start = prefix + "{" + key;
    return List.of(start + STATE, start + "}:data", start + VERSION);
  }

  /** A pattern of the keys of all states. */
  String states() {
    return prefix + "{*" + STATE;
  }

  /** The key of the version beside that of a state. */
  String version(String stateKey) {
    return stateKey.substring(0, stateKey.length() - STATE.length()) + VERSION;
  }

  /** Whose state it is; empty if nobody's. */
  Optional<DialogKey> parse(String stateKey) {
    try {
      return Optional.of(
          DialogKey.parse(
              stateKey.substring(prefix.length() + 1, stateKey.length() - STATE.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Of a dialog, in messages. */
  String place(DialogKey key) {
    return prefix + "{" + key + "}:*";
  }
}
