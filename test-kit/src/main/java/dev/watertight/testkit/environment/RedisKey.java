package dev.watertight.testkit.environment;

import java.time.Duration;
import java.util.Optional;

/**
 * A key of Redis.
 *
 * @param timeToLive what is left of its life; empty if it stays for ever
 */
public record RedisKey(String name, Optional<Duration> timeToLive) {
  @Override
  public String toString() {
    return name
        + timeToLive
            .map(left -> " (expires in " + left.toMillis() + " ms)")
            .orElse(" (never expires)");
  }
}
