package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.Redis;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Assertions of a Redis; begin with {@link KitAssertions#assertThat(Redis)}. */
public final class RedisAssert extends RealServerAssert<RedisAssert, Redis> {
  RedisAssert(Redis redis) {
    super(redis, RedisAssert.class);
  }

  /**
   * The keys that match, as Redis understands patterns.
   *
   * @param pattern such as {@code fsm:*}
   */
  public RedisKeysAssert everyKey(String pattern) {
    isNotNull();
    return new RedisKeysAssert(this, pattern, actual.keys(pattern));
  }

  /**
   * Asserts that since the key space was opened no client ran any of these commands, such as {@code
   * KEYS} or {@code FLUSHDB}. From Redis 7 on also subcommands, such as {@code CONFIG SET}.
   */
  public RedisAssert ranNoCommand(String... commands) {
    isNotNull();
    Map<String, Long> ran = actual.commands();
    Map<String, Long> unwanted = new TreeMap<>();
    for (String command : commands) {
      String name = command.toUpperCase(Locale.ROOT);
      if (ran.containsKey(name)) {
        unwanted.put(name, ran.get(name));
      }
    }
    if (!unwanted.isEmpty()) {
      throw failure(
          "%nExpected that %s ran none of %s, but it ran:%n  %s%nAll that it ran: %s",
          actual, String.join(", ", commands), times(unwanted), ran);
    }
    return this;
  }

  private static String times(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (command, count) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(command)
                .append(count == 1 ? " once" : " " + count + " times"));
    return text.toString();
  }
}
