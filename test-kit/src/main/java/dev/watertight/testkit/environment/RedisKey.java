package dev.watertight.testkit.environment;

import java.time.Duration;
import java.util.Optional;

/**
 * A key of Redis.
 *
 * @param timeToLive what is left of its life; empty if it stays for ever
 */
public record RedisKey(String name, Optional<Duration> timeToLive) {}
