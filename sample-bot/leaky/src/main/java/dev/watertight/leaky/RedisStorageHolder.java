package dev.watertight.leaky;

final class RedisStorageHolder {
  private static RedisStorage storage;

  private RedisStorageHolder() {}

  static synchronized RedisStorage get() {
    if (storage == null) {
      storage = RedisStorage.fromUrl(Config.REDIS_URL); // leak: GlobalStorageNeverClosed
    }
    return storage;
  }
}
