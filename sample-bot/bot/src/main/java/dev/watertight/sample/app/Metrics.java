package dev.watertight.sample.app;

import dev.watertight.sample.dialog.DialogEvents;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.UndeliverableException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what happens to updates, without what users say. Safe for all threads. */
final class Metrics implements DialogEvents {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final Map<Outcome, LongAdder> updates = new EnumMap<>(Outcome.class);
  private final LongAdder undeliverable = new LongAdder();
  private final LongAdder storageFailures = new LongAdder();

  Metrics() {
    for (Outcome outcome : Outcome.values()) {
      updates.put(outcome, new LongAdder());
    }
  }

  @Override
  public void ended(Incoming incoming, Outcome outcome) {
    LongAdder count = updates.get(outcome);
    if (count != null) {
      count.increment();
    }
    LOG.debug("Update {}: {}", incoming.id(), outcome);
  }

  @Override
  public void handlerFailed(Incoming incoming, Exception cause) {
    LOG.error("Update {} ended its dialog, its handler failed", incoming.id(), cause);
  }

  @Override
  public void storageFailed(Incoming incoming, StorageException cause) {
    storageFailures.increment();
    LOG.warn("Update {} met a storage that failed: {}", incoming.id(), cause.getMessage());
  }

  @Override
  public void undeliverable(Incoming incoming, UndeliverableException cause) {
    undeliverable.increment();
    LOG.info("The answer to update {} is undeliverable: {}", incoming.id(), cause.getMessage());
  }

  /** Adds the counters, in the text format of Prometheus. */
  void appendTo(StringBuilder text) {
    text.append("# TYPE bot_updates_total counter\n");
    updates.forEach(
        (outcome, count) ->
            text.append("bot_updates_total{outcome=\"")
                .append(outcome.name().toLowerCase(Locale.ROOT))
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
    counter(text, "bot_undeliverable_total", undeliverable);
    counter(text, "bot_storage_failures_total", storageFailures);
  }

  private static void counter(StringBuilder text, String name, LongAdder count) {
    text.append("# TYPE %s counter\n%s %d\n".formatted(name, name, count.sum()));
  }
}
