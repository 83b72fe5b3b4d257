package dev.watertight.testkit.internal.redis;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Owner;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Databases of a server that others use as well: only what is empty is taken. A key says who took
 * it, so that what a killed run has left there can be told from what others keep.
 */
final class OutsideDatabases implements Databases {
  private static final int USUAL_COUNT = 16;
  private static final String CLAIM =
      "if redis.call('DBSIZE') == 0 then redis.call('SET', KEYS[1], ARGV[1]) return 1 end return 0";

  private final RedisHost host;
  private final RedisTalk talk;
  private final Set<Integer> taken = new TreeSet<>();

  OutsideDatabases(RedisHost host, RedisTalk talk) {
    this.host = host;
    this.talk = talk;
  }

  @Override
  public synchronized int take() {
    int count = count();
    for (int database = count - 1; database >= 0; database--) {
      if (!taken.contains(database) && claim(database)) {
        taken.add(database);
        return database;
      }
    }
    throw new EnvironmentException(
        "None of the %d databases of Redis (%s) is empty: expected one for each test that runs at a time; name another server"
            .formatted(count, host.server().description()));
  }

  private boolean claim(int database) {
    try (RedisTalk there = host.talk(database)) {
      String owner = RedisTalk.text(there.ask("GET", RedisHost.OWNER_KEY));
      if (Owner.parse(owner).filter(Owner::isDeadHere).isPresent()) {
        there.flush();
      }
      Object won = there.ask("EVAL", CLAIM, 1, RedisHost.OWNER_KEY, Owner.current().label());
      return RedisTalk.number(won) == 1;
    } catch (RedisAnswer e) {
      if (e.code().equals("WRONGTYPE")) {
        return false;
      }
      throw new EnvironmentException(
          "Redis (%s) does not let the kit take a database: %s. Expected a user who may run SELECT, GET, EVAL, FLUSHDB, SCAN, PTTL, INFO and CLIENT"
              .formatted(host.server().description(), e.getMessage()),
          e);
    }
  }

  private int count() {
    try {
      Optional<String> configured = talk.configured("databases");
      return configured.map(Integer::parseInt).orElse(USUAL_COUNT);
    } catch (RedisAnswer e) {
      return USUAL_COUNT;
    }
  }

  @Override
  public synchronized void giveBack(int database) {
    try (RedisTalk there = host.talk(database)) {
      there.flush();
    }
    taken.remove(database);
  }

  @Override
  public synchronized void close() {
    for (int database : Set.copyOf(taken)) {
      giveBack(database);
    }
  }
}
