package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps dialogs in this process, for development and tests: a restart forgets them, and no other
 * instance sees them.
 */
public final class MemoryStorage implements DialogStorage {
  private static final int WRITES_BETWEEN_PRUNING = 10_000;

  private record Kept(Dialog dialog, Instant state, Instant data, Instant receipt) {
    Dialog at(Instant now) {
      if (!now.isBefore(receipt)) {
        return Dialog.NONE;
      }
      boolean stateEnded = !now.isBefore(state);
      boolean dataEnded = !now.isBefore(data);
      return !stateEnded && !dataEnded
          ? dialog
          : new Dialog(
              stateEnded ? Optional.empty() : dialog.state(),
              dataEnded ? Map.of() : dialog.data(),
              dialog.version(),
              dialog.receipt(),
              dialog.changed(),
              dialog.reminded());
    }
  }

  private final Map<DialogKey, Kept> dialogs = new ConcurrentHashMap<>();
  private final Clock clock;
  private final AtomicLong writes = new AtomicLong();
  private volatile boolean closed;

  public MemoryStorage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Dialog load(DialogKey key) {
    demandOpen();
    Kept kept = dialogs.get(key);
    return kept == null ? Dialog.NONE : kept.at(clock.instant());
  }

  @Override
  public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    demandOpen();
    Instant now = clock.instant();
    Kept next =
        new Kept(
            after,
            now.plus(lifetime.state()),
            now.plus(lifetime.data()),
            now.plus(lifetime.receipt()));
    Kept kept =
        dialogs.compute(
            key,
            (same, old) -> {
              long version = old == null ? 0 : old.at(now).version();
              return version == before.version() ? next : old;
            });
    if (writes.incrementAndGet() % WRITES_BETWEEN_PRUNING == 0) {
      prune(now);
    }
    return kept == next;
  }

  private void prune(Instant now) {
    for (Iterator<Kept> all = dialogs.values().iterator(); all.hasNext(); ) {
      if (!now.isBefore(all.next().receipt())) {
        all.remove();
      }
    }
  }

  @Override
  public void answered(DialogKey key, Dialog dialog) {
    demandOpen();
    dialogs.computeIfPresent(
        key,
        (same, kept) ->
            kept.dialog().version() == dialog.version()
                ? new Kept(
                    kept.dialog()
                        .receipt()
                        .map(Receipt::whenAnswered)
                        .map(kept.dialog()::withReceipt)
                        .orElse(kept.dialog()),
                    kept.state(),
                    kept.data(),
                    kept.receipt())
                : kept);
  }

  @Override
  public long countActive() {
    AtomicLong count = new AtomicLong();
    forEachActive(dialog -> count.incrementAndGet());
    return count.get();
  }

  @Override
  public void forEachActive(Consumer<ActiveDialog> visitor) {
    demandOpen();
    Instant now = clock.instant();
    dialogs.forEach(
        (key, kept) -> {
          Dialog dialog = kept.at(now);
          dialog
              .state()
              .ifPresent(
                  state ->
                      visitor.accept(
                          new ActiveDialog(key, state, dialog.changed(), dialog.reminded())));
        });
  }

  @Override
  public boolean isConnected() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    dialogs.clear();
  }

  private void demandOpen() {
    if (closed) {
      throw new IllegalStateException("the storage is closed");
    }
  }
}
