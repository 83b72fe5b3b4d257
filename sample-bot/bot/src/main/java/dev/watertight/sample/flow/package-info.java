/** What the bot talks about: orders, photos, registration, and reminders of what was left. */
@NullMarked
package dev.watertight.sample.flow;

import org.jspecify.annotations.NullMarked;
