/** What a process holds open, read from outside or from within. */
@NullMarked
package dev.watertight.testkit.internal.process;

import org.jspecify.annotations.NullMarked;
