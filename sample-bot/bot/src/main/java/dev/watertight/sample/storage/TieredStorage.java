package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.storage.Outage.AwayException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps dialogs in PostgreSQL with Redis in front, and loses none when either is away for a while.
 *
 * <ul>
 *   <li><b>Both answer.</b> PostgreSQL is the truth: it compares the version and writes, and marks
 *       the row as unseen by Redis in the same statement. Then Redis takes the version over. {@link
 *       #flush} makes sure of that for each unseen row and takes the mark away.
 *   <li><b>PostgreSQL is away.</b> Redis compares and writes, and notes the dialog as pending in
 *       the same script, with the version that PostgreSQL has. A pending dialog is read from Redis
 *       until PostgreSQL has been told, by the next read of it or by {@link #flush}.
 *   <li><b>Redis is away.</b> PostgreSQL goes on; what it writes stays marked as unseen, also over
 *       a restart of the bot, until Redis has taken it over.
 *   <li><b>Redis came back with less</b>, after a crash or a FLUSHALL: its mark of being whole is
 *       missing or of another run of the server, so {@link #flush} gives it everything again.
 * </ul>
 *
 * <p>Redis answers for PostgreSQL only while it is whole and while this instance knows of nothing
 * that it has missed; PostgreSQL answers for Redis only while this instance knows of nothing that
 * is pending. Else a call fails, and loses nothing.
 *
 * <p><b>Limits.</b> When one goes away before the other has caught up, and the bot is restarted in
 * between or another instance did the writing, what is missing is not known: an older version may
 * be served. If the dialog goes on from there, {@link #flush} finds two continuations later, keeps
 * that of PostgreSQL and logs a warning. The same holds for instances of which one reaches
 * PostgreSQL while the other does not.
 *
 * <p>It has no threads: call {@link #flush} at the start, and every few seconds.
 */
public final class TieredStorage implements DialogStorage {
  private static final Logger LOG = LoggerFactory.getLogger(TieredStorage.class);

  private final RedisStorage redis;
  private final PostgresStorage postgres;
  private final RedisInFront front;
  private final TieredSync sync;
  private final Outage redisOutage;
  private final Outage postgresOutage;

  /** What Redis has missed, as far as this instance knows. */
  private final Backlog redisBacklog = new Backlog();

  /** What PostgreSQL has missed, as far as this instance knows. */
  private final Backlog postgresBacklog = new Backlog();

  private volatile boolean closed;

  private TieredStorage(
      RedisConnection redisConnection,
      RedisSettings redisSettings,
      PostgresConnection postgresConnection,
      PostgresSettings postgresSettings,
      Duration pause) {
    RedisKeys keys = new RedisKeys(redisSettings.prefix());
    postgres = new PostgresStorage(postgresConnection, true);
    redis = new RedisStorage(redisConnection, keys);
    front = new RedisInFront(redisConnection, keys);
    redisOutage = new Outage(redisSettings.toString(), pause, System::nanoTime);
    postgresOutage = new Outage(postgresSettings.toString(), pause, System::nanoTime);
    sync = new TieredSync(front, postgres.rows(), redisOutage, postgresOutage);
  }

  /**
   * Opens both.
   *
   * @param pause for how long one that did not answer is not asked again
   * @throws StorageException if PostgreSQL does not answer; nothing is open then, and it may be
   *     tried again. Redis may be away
   */
  public static TieredStorage open(
      RedisSettings redisSettings, PostgresSettings postgresSettings, Duration pause) {
    RedisConnection redisConnection = new RedisConnection(redisSettings);
    boolean opened = false;
    try {
      PostgresConnection postgresConnection = new PostgresConnection(postgresSettings);
      opened = true;
      return new TieredStorage(
          redisConnection, redisSettings, postgresConnection, postgresSettings, pause);
    } finally {
      if (!opened) {
        redisConnection.close();
      }
    }
  }

  @Override
  public Dialog load(DialogKey key) {
    demandOpen();
    RedisInFront.Look look;
    try {
      look = redisOutage.ask(() -> front.look(key));
    } catch (AwayException e) {
      return loadWithoutRedis(e, key);
    }
    try {
      if (look.pending().isPresent()) {
        return sync.giveToPostgres(key, look);
      }
      Dialog dialog = postgresOutage.ask(() -> postgres.load(key));
      if (dialog.version() != 0 && !PostgresRows.isSame(dialog, look.dialog())) {
        giveToRedis(() -> sync.giveToRedis(key));
      }
      return dialog;
    } catch (AwayException e) {
      if (look.pending().isEmpty()) {
        demandAllInRedis(e, look.whole());
      }
      return look.dialog();
    }
  }

  private Dialog loadWithoutRedis(AwayException redisAway, DialogKey key) {
    if (postgresBacklog.isOpen()) {
      throw new StorageException(
          "Redis is away, and PostgreSQL has missed some of what it has: "
              + redisAway.failure().getMessage(),
          redisAway.failure());
    }
    try {
      return postgresOutage.askNow(() -> postgres.load(key));
    } catch (AwayException e) {
      e.failure().addSuppressed(redisAway.failure());
      throw e.failure();
    }
  }

  private void demandAllInRedis(AwayException postgresAway, boolean whole) {
    if (redisBacklog.isOpen() || !whole) {
      throw new StorageException(
          "PostgreSQL is away, and Redis has missed some of what it has: "
              + postgresAway.failure().getMessage(),
          postgresAway.failure());
    }
  }

  @Override
  public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    demandOpen();
    try {
      boolean written = postgresOutage.ask(() -> postgres.replace(key, before, after, lifetime));
      if (!written && postgresBacklog.isOpen() && isTold(key, before)) {
        written = postgresOutage.ask(() -> postgres.replace(key, before, after, lifetime));
      }
      if (written) {
        giveToRedis(
            () ->
                redisOutage.ask(
                    () ->
                        front.takeOver(
                            key, after, lifetime.state(), lifetime.data(), lifetime.receipt())));
      }
      return written;
    } catch (AwayException e) {
      return writeToRedis(e, key, before, after, lifetime);
    }
  }

  /** Tells PostgreSQL, which was away when the dialog was read, of the version that was read. */
  private boolean isTold(DialogKey key, Dialog before) throws AwayException {
    RedisInFront.Look look = redisOutage.ask(() -> front.look(key));
    return look.pending().isPresent()
        && look.dialog().version() == before.version()
        && sync.giveToPostgres(key, look).version() == before.version();
  }

  private boolean writeToRedis(
      AwayException away, DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    demandAllInRedis(away, true);
    // Before and not after, since the answer may get lost.
    postgresBacklog.miss();
    try {
      RedisInFront.Outcome outcome =
          redisOutage.askNow(() -> front.replaceAlone(key, before, after, lifetime));
      demandAllInRedis(away, outcome != RedisInFront.Outcome.NOT_WHOLE);
      return outcome == RedisInFront.Outcome.WRITTEN;
    } catch (AwayException e) {
      e.failure().addSuppressed(away.failure());
      throw e.failure();
    }
  }

  private interface Telling {
    void tell() throws AwayException;
  }

  /** PostgreSQL has it, so that a Redis which does not take it is no error. */
  private void giveToRedis(Telling task) {
    try {
      task.tell();
    } catch (AwayException e) {
      redisBacklog.miss();
      LOG.warn("Redis has missed a dialog and will be told later: {}", e.failure().getMessage());
    } catch (StorageException e) {
      redisBacklog.miss();
      LOG.warn("Redis does not take a dialog and will be told later: {}", e.getMessage());
    }
  }

  @Override
  public void answered(DialogKey key, Dialog dialog) {
    demandOpen();
    Optional<StorageException> postgresAway =
        away(postgresOutage, () -> postgres.answered(key, dialog));
    Optional<StorageException> redisAway = away(redisOutage, () -> redis.answered(key, dialog));
    if (redisAway.isPresent()) {
      redisBacklog.miss();
      postgresAway.ifPresent(
          failure -> {
            throw failure;
          });
    }
  }

  private static Optional<StorageException> away(Outage outage, Runnable task) {
    try {
      outage.ask(
          () -> {
            task.run();
            return true;
          });
      return Optional.empty();
    } catch (AwayException e) {
      return Optional.of(e.failure());
    }
  }

  /**
   * Tells each of the two what it has missed; returns whether both have everything now.
   *
   * @throws StorageException if one of them takes no more
   */
  public boolean flush() {
    demandOpen();
    long redisMark = redisBacklog.mark();
    long postgresMark = postgresBacklog.mark();
    try {
      boolean complete = sync.all();
      redisBacklog.told(redisMark);
      if (complete) {
        postgresBacklog.told(postgresMark);
      }
      return complete;
    } catch (AwayException e) {
      LOG.info("Not all was told to both: {}", e.failure().getMessage());
      return false;
    }
  }

  /** Deletes from PostgreSQL what has expired; Redis does so itself. */
  public long prune() {
    demandOpen();
    return postgres.prune();
  }

  @Override
  public long countActive() {
    return either(DialogStorage::countActive);
  }

  @Override
  public void forEachActive(Consumer<ActiveDialog> visitor) {
    either(
        storage -> {
          storage.forEachActive(visitor);
          return true;
        });
  }

  private interface Question<T> {
    T ask(DialogStorage storage);
  }

  private <T> T either(Question<T> question) {
    demandOpen();
    try {
      if (postgresBacklog.isOpen()) {
        flush();
      }
      return postgresOutage.ask(() -> question.ask(postgres));
    } catch (AwayException e) {
      demandAllInRedis(e, true);
      return question.ask(redis);
    }
  }

  /** Whether one of the two answers that has all dialogs. */
  @Override
  public boolean isConnected() {
    return !closed
        && (postgres.isConnected() && (!postgresBacklog.isOpen() || redis.isConnected())
            || !redisBacklog.isOpen() && redis.isConnected());
  }

  @Override
  public void close() {
    closed = true;
    try {
      redis.close();
    } finally {
      postgres.close();
    }
  }

  private void demandOpen() {
    if (closed) {
      throw new IllegalStateException("the storage is closed");
    }
  }
}
