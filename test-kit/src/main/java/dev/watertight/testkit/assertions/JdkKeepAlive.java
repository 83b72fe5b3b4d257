package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JDK's {@code HttpURLConnection} keeps connections for the next request to the same server,
 * which nobody can close. A thread of its own does, when they were idle for five seconds, and looks
 * every five seconds; it ends with the last of them.
 */
final class JdkKeepAlive {
  /** Twice five seconds, and what a busy machine takes. */
  static final Duration LIFE = Duration.ofSeconds(15);

  private JdkKeepAlive() {}

  static boolean mayBeAmong(Map<Kind, List<Item>> left) {
    return left.keySet().equals(Set.of(Kind.SOCKETS))
        && Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("Keep-Alive-Timer"));
  }
}
