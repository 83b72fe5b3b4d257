/** How the fake Telegram works: the table of methods, the server, what it remembers and plays. */
@NullMarked
package dev.watertight.testkit.internal.telegram;

import org.jspecify.annotations.NullMarked;
