package dev.watertight.sample.dialog;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A step of a dialog, at which the bot waits for one thing. Each dialog has an enum of its own that
 * implements this, named {@code OrderState} for the dialog {@code order}.
 */
public interface State {
  /** The name of the enum's constant. */
  String name();

  /**
   * How long a user may take for this step; empty for what the settings say. A dialog that is left
   * for longer is forgotten.
   */
  default Optional<Duration> timeToLive() {
    return Optional.empty();
  }

  /**
   * How the step is stored, such as {@code order:phone}; a release that renames it ends dialogs.
   */
  default String id() {
    String group = ((Enum<?>) this).getDeclaringClass().getSimpleName().replaceAll("State$", "");
    return (group + ":" + name()).toLowerCase(Locale.ROOT);
  }
}
