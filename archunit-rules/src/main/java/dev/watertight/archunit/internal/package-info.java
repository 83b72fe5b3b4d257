/** What the rules know of imported classes; not for users. */
@NullMarked
package dev.watertight.archunit.internal;

import org.jspecify.annotations.NullMarked;
