/** What the model says about ownership and open obligations. */
@NullMarked
package dev.watertight.analysis;

import org.jspecify.annotations.NullMarked;
