/** The rules, written once over model and analysis, and what they report. */
@NullMarked
package dev.watertight.rules;

import org.jspecify.annotations.NullMarked;
