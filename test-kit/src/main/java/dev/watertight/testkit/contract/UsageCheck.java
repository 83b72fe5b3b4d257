package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.RealServer;

/** Whether a storage really uses the servers that it was given. */
final class UsageCheck {
  private volatile boolean faulty;

  /** From now on, that no connection arrives may be the rule's own doing. */
  void faulty() {
    faulty = true;
  }

  boolean isFaulty() {
    return faulty;
  }

  /**
   * Fails if the storage was used and no connection arrived.
   *
   * @throws EnvironmentException names the hook
   */
  void check(Surroundings surroundings, boolean used) {
    if (!used || faulty) {
      return;
    }
    for (RealServer server : surroundings.serversInUse()) {
      if (server.connectionsMade() == 0) {
        throw new EnvironmentException(
            "open(surroundings) asked for %1$s and no connection arrived there: expected one at %2$s:%3$d. Your storage keeps dialogs elsewhere. Give its client the address of surroundings.%4$s, and take no fixed one from its settings."
                .formatted(
                    server.name(),
                    server.host(),
                    server.port(),
                    server.name().equals("Redis") ? "redis()" : "postgres()"));
      }
    }
  }
}
