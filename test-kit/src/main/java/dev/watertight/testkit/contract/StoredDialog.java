package dev.watertight.testkit.contract;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a storage keeps of a dialog.
 *
 * @param state the name of its state; empty outside of any dialog
 * @param data what the user has told, always empty for a storage that keeps no data
 */
public record StoredDialog(Optional<String> state, Map<String, String> data) {
  private static final int SHOWN = 400;

  /** Nothing is kept. */
  public static final StoredDialog NONE = new StoredDialog(Optional.empty(), Map.of());

  public StoredDialog {
    data = Map.copyOf(data);
  }

  /** A dialog in a state, without data. */
  public static StoredDialog in(String state) {
    return new StoredDialog(Optional.of(state), Map.of());
  }

  /** The same with one more field. */
  public StoredDialog with(String field, String value) {
    Map<String, String> more = new TreeMap<>(data);
    more.put(field, value);
    return new StoredDialog(state, more);
  }

  private static String cut(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + ".. (" + text.length() + " characters)";
  }

  @Override
  public String toString() {
    return equals(NONE)
        ? "nothing"
        : "%s, data %s"
            .formatted(
                state.map(text -> "state \"" + cut(text) + "\"").orElse("no state"),
                cut(new TreeMap<>(data).toString()));
  }
}
