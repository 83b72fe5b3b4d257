/** The bot in a terminal. */
@NullMarked
package dev.watertight.sample.demo;

import org.jspecify.annotations.NullMarked;
