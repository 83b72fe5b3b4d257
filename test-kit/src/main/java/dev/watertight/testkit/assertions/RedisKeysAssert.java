package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.RedisKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Assertions of the keys that match a pattern; where none matches, each of them fails. */
public final class RedisKeysAssert {
  private static final int MOST_SHOWN = 10;

  private final RedisAssert redis;
  private final String pattern;
  private final List<RedisKey> keys;

  RedisKeysAssert(RedisAssert redis, String pattern, List<RedisKey> keys) {
    this.redis = redis;
    this.pattern = pattern;
    this.keys = keys;
  }

  /** Asserts that all of them expire at some time. */
  public RedisAssert hasTtl() {
    return check("expire", key -> key.timeToLive().isPresent());
  }

  /** Asserts that all of them expire within that time. */
  public RedisAssert hasTtl(Duration atMost) {
    return check(
        "expire within " + words(atMost),
        key -> key.timeToLive().filter(within(atMost)).isPresent());
  }

  /** Asserts that all of them still live for one time and expire within the other. */
  public RedisAssert hasTtl(Duration atLeast, Duration atMost) {
    return check(
        "live for %s more and expire within %s".formatted(words(atLeast), words(atMost)),
        key ->
            key.timeToLive()
                .filter(within(atMost))
                .filter(left -> left.compareTo(atLeast) >= 0)
                .isPresent());
  }

  private static Predicate<Duration> within(Duration atMost) {
    return left -> left.compareTo(atMost) <= 0;
  }

  /** {@code 1h 30m} of {@code PT1H30M}. */
  private static String words(Duration time) {
    return time.toString().substring(2).replaceAll("([HMS])(?=.)", "$1 ").toLowerCase(Locale.ROOT);
  }

  private RedisAssert check(String expected, Predicate<RedisKey> holds) {
    if (keys.isEmpty()) {
      throw new AssertionError(
          "%nExpected every key that matches '%s' to %s, but there is none. Was it stored in another database, or under another name?"
              .formatted(pattern, expected));
    }
    List<RedisKey> wrong = keys.stream().filter(holds.negate()).toList();
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "%nExpected every key that matches '%s' to %s, but of %d these %d do not:%n  %s%nSet an expiry with the value, as SETEX or SET with EX do."
              .formatted(pattern, expected, keys.size(), wrong.size(), listed(wrong)));
    }
    return redis;
  }

  private static String listed(List<RedisKey> keys) {
    List<String> lines =
        keys.stream()
            .limit(MOST_SHOWN)
            .map(
                key ->
                    key.name()
                        + key.timeToLive()
                            .map(left -> " expires in " + words(left))
                            .orElse(" stays for ever"))
            .toList();
    return String.join("\n  ", lines) + (keys.size() > MOST_SHOWN ? "\n  ..." : "");
  }
}
