package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.EnvironmentException;
import java.util.BitSet;

/** Databases of a server that nobody else uses. */
final class OwnDatabases implements Databases {
  private final RedisHost host;
  private final int count;
  private final BitSet taken = new BitSet();

  OwnDatabases(RedisHost host, int count) {
    this.host = host;
    this.count = count;
  }

  /** Begins with 1: what goes to 0 by mistake, the database without a name, meets nobody. */
  @Override
  public synchronized int take() {
    int database = taken.nextClearBit(1);
    if (database >= count) {
      throw new EnvironmentException(
          "All %d databases of Redis are taken: close each Redis that a test opens"
              .formatted(count - 1));
    }
    taken.set(database);
    return database;
  }

  @Override
  public synchronized void giveBack(int database) {
    for (int touched : new int[] {database, 0}) {
      try (RedisTalk talk = host.talk(touched)) {
        talk.flush();
      }
    }
    taken.clear(database);
  }
}
