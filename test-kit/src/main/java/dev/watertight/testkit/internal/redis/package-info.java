/** The kit's own talk with Redis. */
@NullMarked
package dev.watertight.testkit.internal.redis;

import org.jspecify.annotations.NullMarked;
