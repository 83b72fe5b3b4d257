/** Bots that can be started, ended, killed and measured. */
@NullMarked
package dev.watertight.testkit.environment.bot;

import org.jspecify.annotations.NullMarked;
