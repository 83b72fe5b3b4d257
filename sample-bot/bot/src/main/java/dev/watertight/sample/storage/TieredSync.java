package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.storage.Outage.AwayException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Redis and PostgreSQL what they have missed; {@link TieredStorage} has the protocol. */
final class TieredSync {
  private static final Logger LOG = LoggerFactory.getLogger(TieredSync.class);
  private static final int PAGE = 500;

  private final RedisInFront redis;
  private final PostgresRows postgres;
  private final Outage redisOutage;
  private final Outage postgresOutage;

  TieredSync(RedisInFront redis, PostgresRows postgres, Outage redisOutage, Outage postgresOutage) {
    this.redis = redis;
    this.postgres = postgres;
    this.redisOutage = redisOutage;
    this.postgresOutage = postgresOutage;
  }

  /** Tells PostgreSQL of a pending dialog; returns the one that counts from now on. */
  Dialog giveToPostgres(DialogKey key, RedisInFront.Look look) throws AwayException {
    Dialog inPostgres = find(key);
    Dialog inRedis = look.dialog();
    if (look.pending().isEmpty() || inRedis.version() == 0) {
      told(key, inRedis);
      return inPostgres;
    }
    if (PostgresRows.isSame(inPostgres, inRedis)) {
      told(key, inRedis);
      return inRedis;
    }
    RedisInFront.Untold untold = look.pending().get();
    if (inPostgres.version() == 0
        || inPostgres.version() == untold.base()
        // Written by a call whose answer got lost, whereupon Redis went on alone.
        || PostgresRows.isSame(inPostgres, untold.first())) {
      PostgresRows.Version version =
          new PostgresRows.Version(
              inPostgres.version(), inRedis, look.stateLeft(), look.dataLeft(), look.versionLeft());
      if (!postgresOutage.ask(() -> postgres.write(key, version))) {
        return find(key);
      }
      told(key, inRedis);
      return inRedis;
    }
    LOG.warn(
        "The dialog {} went on in Redis and in PostgreSQL while they did not know of each other; that of PostgreSQL is kept",
        key);
    redisOutage.ask(() -> redis.discard(key, inRedis.version()));
    return inPostgres;
  }

  private Dialog find(DialogKey key) throws AwayException {
    return postgresOutage
        .ask(() -> postgres.find(key))
        .map(PostgresRows.Row::dialog)
        .orElse(Dialog.NONE);
  }

  private void told(DialogKey key, Dialog dialog) {
    try {
      redisOutage.ask(() -> redis.told(key, dialog.version()));
    } catch (AwayException e) {
      // It stays pending, and the next who looks finds both equal.
      LOG.debug("Redis is away and keeps {} as pending", key, e);
    }
  }

  /** Lets Redis take over what PostgreSQL has of a dialog. */
  void giveToRedis(DialogKey key) throws AwayException {
    Optional<PostgresRows.Row> row = postgresOutage.ask(() -> postgres.find(key));
    if (row.isPresent()) {
      giveToRedis(row.get());
    }
  }

  private void giveToRedis(PostgresRows.Row row) throws AwayException {
    redisOutage.ask(
        () ->
            redis.takeOver(
                row.key(), row.unexpired(), row.stateLeft(), row.dataLeft(), row.receiptLeft()));
  }

  /**
   * Tells both all that they have missed.
   *
   * @return whether nothing is left; foreign data, which is nobody's dialog, does not count
   * @throws AwayException if one is away; the rest is for another time
   */
  boolean all() throws AwayException {
    String run = redisOutage.askNow(redis::run);
    boolean complete = postgresOutage.askNow(this::probe) && givePendingToPostgres();
    if (!redisOutage.ask(redis::wholeOf).equals(Optional.of(run))) {
      postgresOutage.ask(postgres::allUnseen);
    }
    giveUnseenToRedis();
    redisOutage.ask(() -> redis.markWhole(run));
    return complete;
  }

  private boolean probe() {
    postgres.unseenAfter(Optional.empty(), 1);
    return true;
  }

  private boolean givePendingToPostgres() throws AwayException {
    boolean complete = true;
    for (DialogKey key : redisOutage.ask(redis::pending)) {
      try {
        giveToPostgres(key, redisOutage.ask(() -> redis.look(key)));
      } catch (ForeignDataException e) {
        LOG.warn("PostgreSQL cannot be told of a dialog: {}", e.getMessage());
        complete = false;
      }
    }
    return complete;
  }

  private void giveUnseenToRedis() throws AwayException {
    Optional<DialogKey> last = Optional.empty();
    List<PostgresRows.Row> page;
    do {
      Optional<DialogKey> after = last;
      page = postgresOutage.ask(() -> postgres.unseenAfter(after, PAGE));
      for (PostgresRows.Row row : page) {
        try {
          giveToRedis(row);
          postgresOutage.ask(() -> postgres.seen(row.key(), row.unexpired().version()));
        } catch (ForeignDataException e) {
          LOG.warn("Redis cannot be told of a dialog: {}", e.getMessage());
        }
        last = Optional.of(row.key());
      }
    } while (page.size() == PAGE);
  }
}
