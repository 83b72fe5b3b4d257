/** Puts the bot together, and takes it apart in reverse order. */
@NullMarked
package dev.watertight.sample.app;

import org.jspecify.annotations.NullMarked;
