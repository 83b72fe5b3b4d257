package dev.watertight.sample.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the storage that is configured, and no other. */
public final class Storages {
  private static final Logger LOG = LoggerFactory.getLogger(Storages.class);
  private static final Duration BETWEEN_PRUNING = Duration.ofMinutes(10);
  private static final Duration BETWEEN_FLUSHES = Duration.ofSeconds(5);

  /** For how long one of two that did not answer is not asked again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private Storages() {}

  /**
   * Opens the storage. With Redis in front of PostgreSQL, Redis may be away.
   *
   * @throws dev.watertight.sample.dialog.StorageException if it does not answer; nothing is open
   *     then. Wait a little and open it again: nothing else takes its place
   */
  public static OpenStorage open(StorageSettings settings) {
    LOG.info("Dialogs are kept: {}", settings);
    return switch (settings.kind()) {
      case MEMORY -> memory();
      case REDIS -> redis(settings.redis().orElseThrow());
      case POSTGRES -> postgres(settings.postgres().orElseThrow());
      case TIERED -> tiered(settings.redis().orElseThrow(), settings.postgres().orElseThrow());
    };
  }

  private static OpenStorage memory() {
    LOG.warn(
        "STORAGE_FALLBACK=memory: DIALOGS ARE KEPT IN MEMORY ONLY. A restart forgets all of them, and"
            + " a second instance does not see them. Set REDIS_URL or DATABASE_URL to keep them.");
    return OpenStorage.of(new MemoryStorage(Clock.systemUTC()), StorageSettings.Kind.MEMORY);
  }

  private static OpenStorage redis(RedisSettings settings) {
    RedisStorage storage = new RedisStorage(settings);
    boolean answers = false;
    try {
      storage.ping();
      answers = true;
      return OpenStorage.of(storage, StorageSettings.Kind.REDIS);
    } finally {
      if (!answers) {
        storage.close();
      }
    }
  }

  private static OpenStorage postgres(PostgresSettings settings) {
    PostgresStorage storage = new PostgresStorage(settings);
    return new OpenStorage(
        storage,
        StorageSettings.Kind.POSTGRES,
        List.of(new MaintenanceTask("prune dialogs", BETWEEN_PRUNING, storage::prune)));
  }

  private static OpenStorage tiered(RedisSettings redis, PostgresSettings postgres) {
    TieredStorage storage = TieredStorage.open(redis, postgres, PAUSE);
    boolean flushed = false;
    try {
      storage.flush();
      flushed = true;
    } finally {
      if (!flushed) {
        storage.close();
      }
    }
    return new OpenStorage(
        storage,
        StorageSettings.Kind.TIERED,
        List.of(
            new MaintenanceTask("flush dialogs", BETWEEN_FLUSHES, storage::flush),
            new MaintenanceTask("prune dialogs", BETWEEN_PRUNING, storage::prune)));
  }
}
