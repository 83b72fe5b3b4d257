package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.State;
import java.time.Duration;
import java.util.Optional;

/** Steps of a registration, which is quick. */
public enum RegistrationState implements State {
  NAME,
  EMAIL;

  @Override
  public Optional<Duration> timeToLive() {
    return Optional.of(Duration.ofMinutes(10));
  }
}
