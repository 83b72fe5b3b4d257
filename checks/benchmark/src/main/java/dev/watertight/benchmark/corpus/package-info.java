/** Holds the findings in pinned sources of well-known libraries to those that somebody read. */
@NullMarked
package dev.watertight.benchmark.corpus;

import org.jspecify.annotations.NullMarked;
