package dev.watertight.leaky;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

final class RedisStorage implements DialogStorage {
  private static final long DATA_TTL = 3_600;

  private final RedisClient redis;

  RedisStorage(RedisClient redis) {
    this.redis = redis;
  }

  static RedisStorage fromUrl(String url) {
    return new RedisStorage(RedisClient.create(url)); // leak: PoolPerOperation
  }

  @Override
  public DialogState getState(long user) {
    String state = redis.get(stateKey(user));
    return state == null ? DialogState.NONE : DialogState.valueOf(state);
  }

  @Override
  public void setState(long user, DialogState state) {
    redis.set(stateKey(user), state.name()); // leak: StateWithoutTtl
  }

  @Override
  public Map<String, String> getData(long user) {
    return Json.readMap(redis.get(dataKey(user)));
  }

  @Override
  public void setData(long user, Map<String, String> data) {
    redis.set(dataKey(user), Json.write(data), SetParams.setParams().ex(DATA_TTL));
  }

  @Override
  public void updateData(long user, String key, String value) {
    Map<String, String> data = getData(user);
    data.put(key, value);
    setData(user, data); // leak: NonAtomicStateUpdate
  }

  @Override
  public void clear(long user) {
    redis.del(stateKey(user), dataKey(user));
  }

  @Override
  public Set<Long> activeUsers() {
    return redis.keys("user:*:state").stream() // leak: BlockingKeyScan
        .map(key -> Long.valueOf(key.substring("user:".length(), key.lastIndexOf(':'))))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    redis.close();
  }

  private static String stateKey(long user) {
    return "user:" + user + ":state";
  }

  private static String dataKey(long user) {
    return "user:" + user + ":data";
  }
}
