package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What can be asserted of any server. */
public abstract sealed class RealServerAssert<
        SELF extends RealServerAssert<SELF, S>, S extends RealServer>
    extends AbstractAssert<SELF, S> permits RedisAssert, PostgresAssert {
  private static final int ROUNDS = 3;
  private static final int MOST_SHOWN = 10;

  /** A connection that was closed is gone when the server says so, a moment later. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  RealServerAssert(S server, Class<?> type) {
    super(server, type);
  }

  /**
   * Runs an operation and asserts that connections do not become more and more: after a first
   * round, in which pools fill, three more of that many operations follow, and it fails if after
   * each there are more connections than before it.
   *
   * @param operations of one round; a leak that is rarer is not seen
   * @param operation one use of the bot; what it throws is thrown on
   */
  public SELF hasStableConnections(int operations, ThrowingCallable operation) throws Throwable {
    isNotNull();
    if (operations < 1) {
      throw new IllegalArgumentException(
          "hasStableConnections(%d, ..): expected at least 1 operation".formatted(operations));
    }
    List<Integer> counts = new ArrayList<>();
    run(operations, operation);
    counts.add(actual.connections().size());
    for (int round = 0; round < ROUNDS; round++) {
      run(operations, operation);
      int before = counts.get(round);
      int now = settled(before);
      counts.add(now);
      if (now <= before) {
        return myself;
      }
    }
    throw failure(
        "%nExpected the connections to %s to be stable, but they grow: %s%nafter rounds of %d operations each. These are open:%n  %s%nEach operation that opens a client or connection has to close it, or to use a shared one.",
        actual, counts, operations, listed(actual.describeConnections()));
  }

  /** Asserts that nobody is connected, or at least within two seconds nobody is any more. */
  public SELF hasNoConnections() {
    isNotNull();
    if (settled(0) > 0) {
      throw failure(
          "%nExpected nobody to be connected to %s, but %d are:%n  %s%nClose clients and pools when the bot stops.",
          actual, actual.connections().size(), listed(actual.describeConnections()));
    }
    return myself;
  }

  private static String listed(List<String> connections) {
    int more = connections.size() - MOST_SHOWN;
    String shown =
        String.join("\n  ", connections.subList(0, Math.min(MOST_SHOWN, connections.size())));
    return more > 0 ? shown + "\n  and " + more + " more" : shown;
  }

  private static void run(int operations, ThrowingCallable operation) throws Throwable {
    for (int i = 0; i < operations; i++) {
      operation.call();
    }
  }

  private int settled(int wanted) {
    Deadline deadline = Deadline.in(SETTLING);
    int count = actual.connections().size();
    while (count > wanted && deadline.pause()) {
      count = actual.connections().size();
    }
    return count;
  }
}
