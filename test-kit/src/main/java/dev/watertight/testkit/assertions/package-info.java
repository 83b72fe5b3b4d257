/** What can be asserted of servers and processes, each usable alone. */
@NullMarked
package dev.watertight.testkit.assertions;

import org.jspecify.annotations.NullMarked;
