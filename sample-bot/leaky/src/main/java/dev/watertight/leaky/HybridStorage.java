package dev.watertight.leaky;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class HybridStorage implements DialogStorage {
  private final RedisStorage redis;
  private final StateRepository states;
  private final ExecutorService background;

  HybridStorage(RedisStorage redis, StateRepository states) {
    this.redis = redis;
    this.states = states;
    background = Executors.newFixedThreadPool(2); // leak: GlobalStorageNeverClosed
  }

  @Override
  public DialogState getState(long user) {
    DialogState state = redis.getState(user);
    if (state == DialogState.NONE) {
      state = states.find(user);
      if (state != DialogState.NONE) {
        redis.setState(user, state);
      }
    }
    return state;
  }

  @Override
  public void setState(long user, DialogState state) {
    redis.setState(user, state);
    background.execute(() -> states.save(user, state)); // leak: FireAndForgetStateWrite
  }

  @Override
  public Map<String, String> getData(long user) {
    return redis.getData(user);
  }

  @Override
  public void setData(long user, Map<String, String> data) {
    redis.setData(user, data);
  }

  @Override
  public void updateData(long user, String key, String value) {
    redis.updateData(user, key, value);
  }

  @Override
  public void clear(long user) {
    redis.clear(user);
    states.delete(user);
  }

  @Override
  public Set<Long> activeUsers() {
    return redis.activeUsers();
  }

  @Override
  public void close() {
    redis.close();
  }
}
