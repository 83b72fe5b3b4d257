package dev.watertight.leaky;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;

final class StorageFactory {
  private static final Logger LOG = LoggerFactory.getLogger(StorageFactory.class);

  private StorageFactory() {}

  static DialogStorage create() {
    try {
      RedisStorage redis = createRedisStorage(); // leak: UnclosedStorage
      return new HybridStorage(redis, new StateRepository(Database.dataSource()));
    } catch (RuntimeException e) {
      LOG.error("Redis is not available", e);
      return new MemoryStorage(); // leak: SilentStorageFallback
    }
  }

  private static RedisStorage createRedisStorage() {
    RedisClient client =
        RedisClient.create(Config.REDIS_URL); // leak: ClientProliferation, UnclosedStorage
    LOG.info("Redis says {}", client.ping());
    return new RedisStorage(client);
  }
}
