package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.Redis;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many commands Redis runs for a write, a read and a clear, by its own statistics.
 *
 * @param dialogs how many there were
 * @param eachTime commands for the three together, those within scripts and transactions counted
 * @param commands which, for all times together
 */
record RoundTrips(int dialogs, double eachTime, Map<String, Long> commands) {
  /** Three operations with all that a script or transaction does for each. */
  static final double MOST = 60;

  private static final int TIMES = 10;

  static RoundTrips with(int dialogs, Recorded recorded, StorageProbe probe) throws Exception {
    Redis redis = probe.redis();
    StorageUnderTest storage = recorded.quiet();
    for (int i = 0; i < dialogs; i++) {
      storage.write(probe.user(1_000 + i), StoredDialog.in("order:phone"));
    }
    Map<String, Long> before = redis.commands();
    probe
        .evidence()
        .add("write, read and clear of %d users, beside %d dialogs".formatted(TIMES, dialogs));
    for (int i = 0; i < TIMES; i++) {
      Conversation user = probe.user(500 + i);
      storage.write(user, StoredDialog.in("order:phone"));
      storage.read(user);
      storage.clear(user);
    }
    Map<String, Long> more = new TreeMap<>();
    redis
        .commands()
        .forEach(
            (command, calls) -> {
              long added = calls - before.getOrDefault(command, 0L);
              // A subcommand is counted by its command too.
              if (added > 0 && !command.contains(" ")) {
                more.put(command, added);
              }
            });
    double each = more.values().stream().mapToLong(Long::longValue).sum() / (double) TIMES;
    return new RoundTrips(dialogs, each, more);
  }
}
