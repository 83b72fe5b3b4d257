/** The rules, written once over model and analysis. */
@NullMarked
package dev.watertight.rules;

import org.jspecify.annotations.NullMarked;
