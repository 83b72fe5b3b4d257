package dev.watertight.sample.storage;

import java.util.concurrent.atomic.AtomicLong;

/** Whether one of two storages has missed something. Safe for all threads. */
final class Backlog {
  private final AtomicLong missed = new AtomicLong();
  private volatile long told;

  void miss() {
    missed.incrementAndGet();
  }

  boolean isOpen() {
    return missed.get() != told;
  }

  /** Where it stands before all is told; for {@link #told}. */
  long mark() {
    return missed.get();
  }

  /** All that was missed before the mark has been told. */
  void told(long mark) {
    told = mark;
  }
}
