package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import java.util.List;
import java.util.Map;

/**
 * The JDK's HTTP client has no {@code close()} before Java 21: by its documentation it ends, with
 * its selector thread and its connections, some time after nobody refers to it any more. A guard
 * gives it the collection that it waits for; one that is still there then is held by somebody.
 */
final class JdkHttpClient {
  private JdkHttpClient() {}

  static boolean isAmong(Map<Kind, List<Item>> left) {
    return left.getOrDefault(Kind.THREADS, List.of()).stream()
        .anyMatch(thread -> thread.group().startsWith("HttpClient-*-SelectorManager"));
  }
}
