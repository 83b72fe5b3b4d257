/** Telegram: asks for updates, and sends answers. */
@NullMarked
package dev.watertight.sample.telegram;

import org.jspecify.annotations.NullMarked;
