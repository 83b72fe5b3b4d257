/** Storages that nobody here wrote, as their users would try them. */
@NullMarked
package dev.watertight.testkit.foreign;

import org.jspecify.annotations.NullMarked;
