package dev.watertight.testkit.foreign;

import dev.watertight.testkit.contract.StoredDialog;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Optional;

/** A dialog as a bot of its own would write it for serialization. */
record StoredState(String state, HashMap<String, String> data) implements Serializable {
  private static final long serialVersionUID = 1L;

  static StoredState of(StoredDialog dialog) {
    return new StoredState(dialog.state().orElse(""), new HashMap<>(dialog.data()));
  }

  StoredDialog dialog() {
    return new StoredDialog(
        state.isEmpty() ? Optional.empty() : Optional.of(state), new HashMap<>(data));
  }
}
