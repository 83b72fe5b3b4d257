/** The command line: finds the sources of a checkout, runs the rules, reports. */
@NullMarked
package dev.watertight.scan;

import org.jspecify.annotations.NullMarked;
