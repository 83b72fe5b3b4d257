package dev.watertight.project;

import dev.watertight.analysis.Latest;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a thread was told last, by the name of what it asked for, as long as memory has room.
 * Thread-safe; an answer is for the thread that asked.
 */
final class Recent<T> {
  private static final int KEPT = 256;

  private final ThreadLocal<SoftReference<Map<String, T>>> last =
      ThreadLocal.withInitial(() -> new SoftReference<>(new Latest<>(KEPT)));

  /** The answer that is known, or else a new one. */
  T of(String name, Supplier<T> answer) {
    Map<String, T> known = last.get().get();
    if (known == null) {
      known = new Latest<>(KEPT);
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
