package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.environment.bot.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a guard looks at and how long it waits. */
record GuardSettings(
    Duration settling, boolean eachTest, List<ConnectionSource> servers, List<Pattern> allowed) {
  private static final Pattern STATE = Pattern.compile(" \\([A-Z_]+\\)$");

  static final GuardSettings DEFAULTS =
      new GuardSettings(Duration.ofSeconds(5), true, List.of(), List.of());

  GuardSettings settlingWithin(Duration deadline) {
    return new GuardSettings(deadline, eachTest, servers, allowed);
  }

  GuardSettings oncePerClass() {
    return new GuardSettings(settling, false, servers, allowed);
  }

  GuardSettings withServer(ConnectionSource server) {
    return new GuardSettings(settling, eachTest, and(servers, server), allowed);
  }

  GuardSettings allowing(String pattern) {
    return new GuardSettings(settling, eachTest, servers, and(allowed, Pattern.compile(pattern)));
  }

  /** By its text, of a thread with or without the state that follows the name. */
  boolean allows(Item item) {
    String name = STATE.matcher(item.text()).replaceFirst("");
    return allowed.stream()
        .anyMatch(
            pattern -> pattern.matcher(item.text()).matches() || pattern.matcher(name).matches());
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
