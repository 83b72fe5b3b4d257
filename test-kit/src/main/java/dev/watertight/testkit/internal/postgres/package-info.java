/** The kit's own talk with PostgreSQL. */
@NullMarked
package dev.watertight.testkit.internal.postgres;

import org.jspecify.annotations.NullMarked;
