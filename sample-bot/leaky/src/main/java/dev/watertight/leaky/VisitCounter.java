package dev.watertight.leaky;

import redis.clients.jedis.Jedis;

final class VisitCounter {
  private static final Jedis REDIS =
      new Jedis(Config.REDIS); // leak: GlobalStorageNeverClosed, SharedConnectionNotThreadSafe

  private VisitCounter() {}

  static void count(String what) {
    REDIS.incr("visits:" + what);
  }

  static String of(String what) {
    String count = REDIS.get("visits:" + what);
    return count == null ? "0" : count;
  }

  static void close() {
    REDIS.close();
  }
}
