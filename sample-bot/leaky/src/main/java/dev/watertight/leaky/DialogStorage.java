package dev.watertight.leaky;

import java.util.Map;
import java.util.Set;

interface DialogStorage extends AutoCloseable {
  DialogState getState(long user);

  void setState(long user, DialogState state);

  Map<String, String> getData(long user);

  void setData(long user, Map<String, String> data);

  void updateData(long user, String key, String value);

  void clear(long user);

  Set<Long> activeUsers();

  @Override
  void close();
}
