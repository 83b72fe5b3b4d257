/** What the environment says, read once and refused as a whole if any of it is wrong. */
@NullMarked
package dev.watertight.sample.settings;

import org.jspecify.annotations.NullMarked;
