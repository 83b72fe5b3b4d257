package dev.watertight.leaky;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryStorage implements DialogStorage {
  private final Map<Long, DialogState> states = new ConcurrentHashMap<>();
  private final Map<Long, Map<String, String>> data = new ConcurrentHashMap<>();

  @Override
  public DialogState getState(long user) {
    return states.getOrDefault(user, DialogState.NONE);
  }

  @Override
  public void setState(long user, DialogState state) {
    states.put(user, state);
  }

  @Override
  public Map<String, String> getData(long user) {
    return new HashMap<>(data.getOrDefault(user, Map.of()));
  }

  @Override
  public void setData(long user, Map<String, String> values) {
    data.put(user, values);
  }

  @Override
  public void updateData(long user, String key, String value) {
    data.computeIfAbsent(user, id -> new ConcurrentHashMap<>()).put(key, value);
  }

  @Override
  public void clear(long user) {
    states.remove(user);
    data.remove(user);
  }

  @Override
  public Set<Long> activeUsers() {
    return Set.copyOf(states.keySet());
  }

  @Override
  public void close() {
    states.clear();
    data.clear();
  }
}
