package dev.watertight.project;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a thread was told last, by the name of what it asked for, as long as memory has room.
 * Thread-safe; an answer is for the thread that asked.
 */
final class Recent<T> {
  private static final int KEPT = 256;

  private final ThreadLocal<SoftReference<Map<String, T>>> last =
      ThreadLocal.withInitial(() -> new SoftReference<>(new Kept<>()));

  private static final class Kept<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1L;

    Kept() {
      super(16, 0.75f, /* accessOrder= */ true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > KEPT;
    }
  }

  /** The answer that is known, or else a new one. */
  T of(String name, Supplier<T> answer) {
    Map<String, T> known = last.get().get();
    if (known == null) {
      known = new Kept<>();
      last.set(new SoftReference<>(known));
    }
    T found = known.get(name);
    if (found == null) {
      found = answer.get();
      known.put(name, found);
    }
    return found;
  }
}
