/**
 * What of a bot's code is dialog state: stores, keys, reads, writes, clears, idle constants,
 * handlers and cancel words, recognised once for all rules; and where a failure leaves a user in a
 * dialog.
 */
@NullMarked
package dev.watertight.states;

import org.jspecify.annotations.NullMarked;
