package dev.watertight.testkit.environment;

import java.time.Duration;

/**
 * A connection as PostgreSQL lists it in {@code pg_stat_activity}.
 *
 * @param pid the server process that serves it
 * @param user who is logged in
 * @param application the name that the client gave itself, or an empty text
 * @param state such as {@code idle} or {@code idle in transaction}
 * @param query the last one
 * @param age since it was opened
 */
public record PostgresConnection(
    long pid, String user, String application, String state, String query, Duration age) {}
