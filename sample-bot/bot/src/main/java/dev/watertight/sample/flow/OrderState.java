package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.State;
import java.time.Duration;
import java.util.Optional;

/** Steps of an order. */
public enum OrderState implements State {
  EQUIPMENT,
  PHONE,
  CONFIRMATION;

  @Override
  public Optional<Duration> timeToLive() {
    return Optional.of(Duration.ofHours(1));
  }
}
