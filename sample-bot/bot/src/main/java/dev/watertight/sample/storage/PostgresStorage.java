package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.ActiveDialog;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps dialogs in the table {@code dialogs} of PostgreSQL, one row each. State, data and receipt
 * are JSONB and expire each for itself by the clock of the server: what has expired is not read,
 * and {@link #prune} deletes it. Reading one is one statement, and so is writing one, which
 * compares the version. Rows whose documents none of our releases has written are not touched.
 */
public final class PostgresStorage implements DialogStorage {
  private static final int PAGE = 500;

  private final PostgresConnection connection;
  private final PostgresRows rows;

  /**
   * Connects, and brings the table to what this release needs.
   *
   * @throws dev.watertight.sample.dialog.StorageException if that cannot be done; nothing is open
   *     then, and it may be tried again
   */
  public PostgresStorage(PostgresSettings settings) {
    this(new PostgresConnection(settings), false);
  }

  /**
   * Closes the connection when it is closed itself.
   *
   * @param behindRedis whether a Redis in front has to be told of what is written
   */
  PostgresStorage(PostgresConnection connection, boolean behindRedis) {
    this.connection = connection;
    this.rows = new PostgresRows(connection, behindRedis);
  }

  @Override
  public Dialog load(DialogKey key) {
    return rows.find(key).map(PostgresRows.Row::dialog).orElse(Dialog.NONE);
  }

  @Override
  public boolean replace(DialogKey key, Dialog before, Dialog after, Lifetime lifetime) {
    return rows.write(key, PostgresRows.Version.of(before, after, lifetime));
  }

  @Override
  public void answered(DialogKey key, Dialog dialog) {
    Optional<Receipt> receipt = dialog.receipt().map(Receipt::whenAnswered);
    receipt.ifPresent(answered -> rows.answered(key, dialog.withReceipt(answered)));
  }

  @Override
  public long countActive() {
    return connection.call(
        (sql, again) -> {
          try (var query = sql.prepareStatement(PostgresSql.COUNT);
              var result = query.executeQuery()) {
            result.next();
            return result.getLong(1);
          }
        });
  }

  @Override
  public void forEachActive(Consumer<ActiveDialog> visitor) {
    Optional<DialogKey> last = Optional.empty();
    while (true) {
      List<PostgresRows.Row> page = rows.activeAfter(last, PAGE);
      for (PostgresRows.Row row : page) {
        active(row).ifPresent(visitor);
      }
      if (page.size() < PAGE) {
        return;
      }
      last = Optional.of(page.get(page.size() - 1).key());
    }
  }

  private static Optional<ActiveDialog> active(PostgresRows.Row row) {
    try {
      Dialog dialog = row.dialog();
      return dialog
          .state()
          .map(id -> new ActiveDialog(row.key(), id, dialog.changed(), dialog.reminded()));
    } catch (ForeignDataException e) {
      // It is nobody's dialog; who writes to that user is told so.
      return Optional.empty();
    }
  }

  /**
   * Deletes what has expired, some rows at a time so that nobody waits for it, and returns how many
   * rows were deleted or lost their state or data. Several instances may do so at once.
   */
  public long prune() {
    long pruned = 0;
    for (String statement : List.of(PostgresSql.PRUNE_PARTS, PostgresSql.PRUNE_ROWS)) {
      int batch;
      do {
        batch =
            connection.call(
                (sql, again) -> {
                  try (var update = sql.prepareStatement(statement)) {
                    update.setInt(1, PAGE);
                    return update.executeUpdate();
                  }
                });
        pruned += batch;
      } while (batch == PAGE);
    }
    return pruned;
  }

  /** The rows, for a Redis in front. */
  PostgresRows rows() {
    return rows;
  }

  @Override
  public boolean isConnected() {
    return connection.answers();
  }

  @Override
  public void close() {
    connection.close();
  }
}
