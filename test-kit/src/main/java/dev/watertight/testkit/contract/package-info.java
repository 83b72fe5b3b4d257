/**
 * Contracts that teams extend: what a storage of dialogs, and a bot, have to keep. The rules are
 * numbered; each has a heading in the page of its contract under {@code docs/kit/contracts}.
 */
@NullMarked
package dev.watertight.testkit.contract;

import org.jspecify.annotations.NullMarked;
