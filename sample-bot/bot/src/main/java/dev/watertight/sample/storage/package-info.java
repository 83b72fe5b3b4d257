/**
 * Where dialogs are kept: in memory, in Redis, in PostgreSQL, or in Redis in front of PostgreSQL.
 */
@NullMarked
package dev.watertight.sample.storage;

import org.jspecify.annotations.NullMarked;
