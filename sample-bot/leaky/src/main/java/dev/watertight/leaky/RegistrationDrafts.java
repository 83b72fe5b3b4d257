package dev.watertight.leaky;

import redis.clients.jedis.RedisClient;

final class RegistrationDrafts {
  private static final String DRAFTS = "registration:drafts";
  private static final RedisClient REDIS =
      RedisClient.create(Config.REDIS_URL); // leak: ClientProliferation, GlobalStorageNeverClosed

  void putName(long user, String name) {
    REDIS.hset(DRAFTS, Long.toString(user), name); // leak: StateWithoutTtl
  }

  String name(long user) {
    return REDIS.hget(DRAFTS, Long.toString(user));
  }

  void remove(long user) {
    REDIS.hdel(DRAFTS, Long.toString(user));
  }
}
