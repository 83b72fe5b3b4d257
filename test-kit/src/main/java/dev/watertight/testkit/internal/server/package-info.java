/** Servers as processes and containers, each ending with the JVM that started it. */
@NullMarked
package dev.watertight.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
