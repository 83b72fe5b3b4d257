package dev.watertight.sample.dialog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of one dialog.
 *
 * @param state the id of its {@link State}; empty outside of any dialog
 * @param data what the user has told so far
 * @param version grows by one with each change; 0 if nothing is kept
 * @param receipt of the last update; empty if there was none, or long ago
 * @param changed when the state was set last, to the millisecond
 * @param reminded whether the user was reminded of this state
 */
public record Dialog(
    Optional<String> state,
    Map<String, String> data,
    long version,
    Optional<Receipt> receipt,
    Instant changed,
    boolean reminded) {
  /** What is known of a user who never came. */
  public static final Dialog NONE =
      new Dialog(Optional.empty(), Map.of(), 0, Optional.empty(), Instant.EPOCH, false);

  public Dialog {
    data = Map.copyOf(data);
    changed = changed.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The next version, with a state and data. */
  public Dialog next(Optional<String> state, Map<String, String> data, Instant now) {
    return new Dialog(state, data, version + 1, receipt, now, false);
  }

  public Dialog withReceipt(Receipt receipt) {
    return new Dialog(state, data, version, Optional.of(receipt), changed, reminded);
  }

  /** The next version, its user reminded; the time stays, since the user did nothing. */
  public Dialog whenReminded() {
    return new Dialog(state, data, version + 1, receipt, changed, true);
  }
}
