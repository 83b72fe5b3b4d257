package dev.watertight.sample.dialog;

import java.time.Duration;

/**
 * How long storages keep a dialog that nobody goes on with.
 *
 * @param state of the state
 * @param data of the data
 */
public record Lifetime(Duration state, Duration data) {
  /** Telegram delivers an update again for a day; receipts have to last as long, and a little. */
  private static final Duration REDELIVERY = Duration.ofHours(25);

  public Lifetime {
    if (state.isNegative() || state.isZero() || data.isNegative() || data.isZero()) {
      throw new IllegalArgumentException(
          "a lifetime of a dialog is more than nothing: state " + state + ", data " + data);
    }
  }

  /** Of the receipt and the version, which outlive state and data. */
  public Duration receipt() {
    Duration longest = state.compareTo(data) > 0 ? state : data;
    return longest.compareTo(REDELIVERY) > 0 ? longest : REDELIVERY;
  }

  /** As long for a state that has a time of its own, with data that lives no less. */
  public Lifetime of(State step) {
    return step.timeToLive().map(time -> new Lifetime(time, time)).orElse(this);
  }
}
