package dev.watertight.archunit.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is found out when it is first asked for, and again if that failed. Thread-safe. */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> finding;
  private @Nullable T found;

  public Lazy(Supplier<T> finding) {
    this.finding = finding;
  }

  @Override
  public synchronized T get() {
    T known = found;
    if (known == null) {
      known = finding.get();
      found = known;
    }
    return known;
  }
}
