/**
 * Dialogs in steps: states, what is kept of each user, and who handles what a user sends. Knows no
 * library of Telegram, no storage and no network.
 */
@NullMarked
package dev.watertight.sample.dialog;

import org.jspecify.annotations.NullMarked;
