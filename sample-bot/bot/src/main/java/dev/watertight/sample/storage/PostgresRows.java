package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.Lifetime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows. */
final class PostgresRows {
  private static final DialogKey FIRST =
      new DialogKey(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE);

  private final PostgresConnection connection;
  private final boolean behindRedis;

  PostgresRows(PostgresConnection connection, boolean behindRedis) {
    this.connection = connection;
    this.behindRedis = behindRedis;
  }

  /** A row as it lies there, expired or not. */
  record Row(
      DialogKey key,
      @Nullable String state,
      @Nullable String data,
      @Nullable String receipt,
      Duration stateLeft,
      Duration dataLeft,
      Duration receiptLeft) {
    /** What of it counts. */
    Dialog dialog() {
      Dialog parts = unexpired();
      return isLeft(receiptLeft) ? parts : Dialog.NONE;
    }

    /** What of it has not expired, and the version and the receipt in any case. */
    Dialog unexpired() {
      Dialog whole =
          DialogReader.read("row " + key + " of the table dialogs", state, data, receipt);
      return new Dialog(
          isLeft(receiptLeft) && isLeft(stateLeft) ? whole.state() : Optional.empty(),
          isLeft(receiptLeft) && isLeft(dataLeft) ? whole.data() : Map.of(),
          whole.version(),
          whole.receipt(),
          whole.changed(),
          whole.reminded());
    }

    private static boolean isLeft(Duration time) {
      return !time.isNegative() && !time.isZero();
    }
  }

  /** What to write, and for how long. */
  record Version(long before, Dialog after, Duration state, Duration data, Duration receipt) {
    static Version of(Dialog before, Dialog after, Lifetime lifetime) {
      return new Version(
          before.version(), after, lifetime.state(), lifetime.data(), lifetime.receipt());
    }
  }

  Optional<Row> find(DialogKey key) {
    return connection.call(
        (sql, again) -> {
          try (PreparedStatement query = sql.prepareStatement(PostgresSql.FIND)) {
            setKey(query, 1, key);
            try (ResultSet result = query.executeQuery()) {
              return result.next() ? Optional.of(row(result)) : Optional.<Row>empty();
            }
          }
        });
  }

  List<Row> activeAfter(Optional<DialogKey> last, int most) {
    return page(PostgresSql.ACTIVE, last, most);
  }

  List<Row> unseenAfter(Optional<DialogKey> last, int most) {
    return page(PostgresSql.UNSEEN, last, most);
  }

  private List<Row> page(String statement, Optional<DialogKey> last, int most) {
    return connection.call(
        (sql, again) -> {
          try (PreparedStatement query = sql.prepareStatement(statement)) {
            setKey(query, 1, last.orElse(FIRST));
            query.setInt(5, most);
            try (ResultSet result = query.executeQuery()) {
              List<Row> rows = new ArrayList<>();
              while (result.next()) {
                rows.add(row(result));
              }
              return rows;
            }
          }
        });
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        new DialogKey(
            result.getLong("bot_id"),
            result.getLong("chat_id"),
            result.getLong("user_id"),
            result.getInt("thread_id")),
        result.getString("state"),
        result.getString("data"),
        result.getString("receipt"),
        Duration.ofMillis(result.getLong("state_left")),
        Duration.ofMillis(result.getLong("data_left")),
        Duration.ofMillis(result.getLong("receipt_left")));
  }

  /**
   * Writes a version if the one before is there.
   *
   * @throws dev.watertight.sample.dialog.ForeignDataException if something foreign is there
   */
  boolean write(DialogKey key, Version version) {
    return connection.call(
        (sql, again) -> {
          boolean first = version.before() == 0;
          try (PreparedStatement update =
              sql.prepareStatement(first ? PostgresSql.INSERT : PostgresSql.UPDATE)) {
            Dialog after = version.after();
            update.setLong(1, after.version());
            setDocument(update, 2, DialogJson.state(after));
            update.setLong(3, version.state().toMillis());
            setDocument(update, 4, DialogJson.data(after));
            update.setLong(5, version.data().toMillis());
            setDocument(update, 6, DialogJson.version(after));
            update.setLong(7, version.receipt().toMillis());
            update.setBoolean(8, behindRedis);
            setKey(update, 9, key);
            if (!first) {
              update.setLong(13, version.before());
            }
            if (update.executeUpdate() == 1) {
              return true;
            }
          }
          return isThere(sql, key, again, version.after());
        });
  }

  /** Looks why nothing was written: something foreign, another version, or ours of a lost call. */
  private static boolean isThere(Connection sql, DialogKey key, boolean again, Dialog after)
      throws SQLException {
    try (PreparedStatement query = sql.prepareStatement(PostgresSql.FIND)) {
      setKey(query, 1, key);
      try (ResultSet result = query.executeQuery()) {
        Dialog there = result.next() ? row(result).dialog() : Dialog.NONE;
        return again && isSame(there, after);
      }
    }
  }

  /** Whether two are one version, written by one call; its answers may have been sent since. */
  static boolean isSame(Dialog one, Dialog other) {
    return one.version() == other.version()
        && one.changed().equals(other.changed())
        && one.receipt()
            .map(receipt -> receipt.update())
            .equals(other.receipt().map(receipt -> receipt.update()));
  }

  void answered(DialogKey key, Dialog answered) {
    connection.call(
        (sql, again) -> {
          try (PreparedStatement update = sql.prepareStatement(PostgresSql.ANSWERED)) {
            update.setString(1, DialogJson.version(answered));
            update.setBoolean(2, behindRedis);
            setKey(update, 3, key);
            update.setLong(7, answered.version());
            return update.executeUpdate();
          }
        });
  }

  /** Notes that Redis has this version; returns how many rows that changed. */
  int seen(DialogKey key, long version) {
    return connection.call(
        (sql, again) -> {
          try (PreparedStatement update = sql.prepareStatement(PostgresSql.SEEN)) {
            setKey(update, 1, key);
            update.setLong(5, version);
            return update.executeUpdate();
          }
        });
  }

  /** Notes that Redis may have lost anything; returns how many rows that changed. */
  int allUnseen() {
    return connection.call(
        (sql, again) -> {
          try (PreparedStatement update = sql.prepareStatement(PostgresSql.ALL_UNSEEN)) {
            return update.executeUpdate();
          }
        });
  }

  private static void setDocument(PreparedStatement statement, int index, String document)
      throws SQLException {
    statement.setString(index, document.isEmpty() ? null : document);
  }

  private static void setKey(PreparedStatement statement, int index, DialogKey key)
      throws SQLException {
    statement.setLong(index, key.bot());
    statement.setLong(index + 1, key.chat());
    statement.setLong(index + 2, key.user());
    statement.setInt(index + 3, key.thread());
  }
}
