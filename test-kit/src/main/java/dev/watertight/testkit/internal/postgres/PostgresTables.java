package dev.watertight.testkit.internal.postgres;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Changes what the tables of a test's database hold, whatever tables these are. */
final class PostgresTables {
  private static final String COLUMNS =
      """
      SELECT quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), quote_ident(c.column_name),
        format_type(a.atttypid, a.atttypmod)
      FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      JOIN pg_attribute a ON a.attrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
        AND a.attname = c.column_name
      WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
        AND c.is_generated = 'NEVER' AND c.data_type IN (%s)
      """;
  private static final String TEXTS =
      "'text', 'character varying', 'character', 'json', 'jsonb', 'xml'";
  private static final String TIMES =
      "'timestamp with time zone', 'timestamp without time zone', 'date'";

  private final Supplier<InetSocketAddress> server;
  private final PostgresAddress account;

  PostgresTables(Supplier<InetSocketAddress> server, PostgresAddress account) {
    this.server = server;
    this.account = account;
  }

  private record Column(String table, String name, String type) {}

  int rewrite(String text, String replacement) {
    try (PostgresTalk talk = new PostgresTalk(server, account)) {
      int changed = 0;
      for (Column column : columns(talk, TEXTS)) {
        String sql =
            "WITH changed AS (UPDATE %1$s SET %2$s = replace(%2$s::text, ?, ?)::%3$s WHERE position(? IN %2$s::text) > 0 RETURNING 1) SELECT count(*) FROM changed"
                .formatted(column.table(), column.name(), column.type());
        changed += talk.query(sql, row -> row.getInt(1), text, replacement, text).get(0);
      }
      return changed;
    }
  }

  int age(Duration time) {
    try (PostgresTalk talk = new PostgresTalk(server, account)) {
      List<Column> columns = columns(talk, TIMES);
      for (Column column : columns) {
        talk.run(
            "UPDATE %1$s SET %2$s = (%2$s - INTERVAL '%3$d seconds')::%4$s WHERE isfinite(%2$s)"
                .formatted(column.table(), column.name(), time.toSeconds(), column.type()));
      }
      return columns.size();
    }
  }

  private static List<Column> columns(PostgresTalk talk, String types) {
    return talk.query(
        COLUMNS.formatted(types),
        row -> new Column(row.getString(1), row.getString(2), row.getString(3)));
  }
}
