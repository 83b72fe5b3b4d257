package dev.watertight.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that keeps so many entries; the one that was not asked for longest goes first. Not
 * thread-safe.
 */
public final class Latest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /** An empty map that keeps at most so many. */
  public Latest(int most) {
    super(16, 0.75f, /* accessOrder= */ true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
