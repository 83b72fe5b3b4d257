/** A bot without a library, and what it has to do with each of them. */
@NullMarked
package dev.watertight.testkit.clients.dialog;

import org.jspecify.annotations.NullMarked;
