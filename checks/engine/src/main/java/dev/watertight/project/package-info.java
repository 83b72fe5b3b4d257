/**
 * What only the whole project shows: where code is called from, how often it runs, which objects
 * own pools, and who closes what.
 */
@NullMarked
package dev.watertight.project;

import org.jspecify.annotations.NullMarked;
