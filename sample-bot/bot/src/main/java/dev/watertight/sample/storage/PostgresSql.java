package dev.watertight.sample.storage;

/** The statements. What has expired counts as missing, by the clock of the server. */
final class PostgresSql {
  private static final String KEY = "(bot_id, chat_id, user_id, thread_id)";
  private static final String THIS = KEY + " = (?, ?, ?, ?)";
  private static final String ROW =
      """
      SELECT bot_id, chat_id, user_id, thread_id, state, data, receipt,
        extract(epoch FROM state_until - now()) * 1000 AS state_left,
        extract(epoch FROM data_until - now()) * 1000 AS data_left,
        extract(epoch FROM receipt_until - now()) * 1000 AS receipt_left
      FROM dialogs
      """;
  private static final String LATER = "now() + ? * INTERVAL '1 millisecond'";

  static final String FIND = ROW + "WHERE " + THIS;

  static final String ACTIVE =
      ROW
          + "WHERE "
          + KEY
          + " > (?, ?, ?, ?) AND state IS NOT NULL AND state_until > now() AND receipt_until > now()"
          + " ORDER BY bot_id, chat_id, user_id, thread_id LIMIT ?";

  static final String UNSEEN =
      ROW
          + "WHERE "
          + KEY
          + " > (?, ?, ?, ?) AND unseen ORDER BY bot_id, chat_id, user_id, thread_id LIMIT ?";

  static final String COUNT =
      "SELECT count(*) FROM dialogs"
          + " WHERE state IS NOT NULL AND state_until > now() AND receipt_until > now() AND ours";

  /** For a dialog of which nothing is kept, or nothing that has not expired. */
  static final String INSERT =
      """
      INSERT INTO dialogs (version, state, state_until, data, data_until, receipt, receipt_until,
        unseen, bot_id, chat_id, user_id, thread_id)
      VALUES (?, ?::jsonb, %1$s, ?::jsonb, %1$s, ?::jsonb, %1$s, ?, ?, ?, ?, ?)
      ON CONFLICT %2$s DO UPDATE SET
        version = EXCLUDED.version, updated_at = now(), unseen = EXCLUDED.unseen,
        state = EXCLUDED.state, state_until = EXCLUDED.state_until,
        data = EXCLUDED.data, data_until = EXCLUDED.data_until,
        receipt = EXCLUDED.receipt, receipt_until = EXCLUDED.receipt_until
      WHERE dialogs.receipt_until <= now() AND dialogs.ours
      """
          .formatted(LATER, KEY);

  static final String UPDATE =
      """
      UPDATE dialogs SET version = ?, state = ?::jsonb, state_until = %1$s,
        data = ?::jsonb, data_until = %1$s, receipt = ?::jsonb, receipt_until = %1$s,
        unseen = ?, updated_at = now()
      WHERE %2$s AND version = ? AND receipt_until > now() AND ours
      """
          .formatted(LATER, THIS);

  static final String ANSWERED =
      "UPDATE dialogs SET receipt = ?::jsonb, unseen = unseen OR ? WHERE "
          + THIS
          + " AND version = ? AND receipt_until > now() AND ours";

  static final String SEEN = "UPDATE dialogs SET unseen = FALSE WHERE " + THIS + " AND version = ?";

  static final String ALL_UNSEEN =
      "UPDATE dialogs SET unseen = TRUE WHERE NOT unseen AND receipt_until > now()";

  static final String PRUNE_PARTS =
      """
      UPDATE dialogs SET
        state = CASE WHEN state_until > now() THEN state END,
        data = CASE WHEN data_until > now() THEN data END
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM dialogs
        WHERE ours AND (state IS NOT NULL AND state_until <= now()
          OR data IS NOT NULL AND data_until <= now())
        LIMIT ? FOR UPDATE SKIP LOCKED))
      """;

  /** A row that a Redis in front was not told of stays, lest Redis be believed. */
  static final String PRUNE_ROWS =
      """
      DELETE FROM dialogs WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM dialogs WHERE receipt_until <= now() AND ours AND NOT unseen
        LIMIT ? FOR UPDATE SKIP LOCKED))
      """;

  private PostgresSql() {}
}
