/** What Watertight costs: JMH benchmarks and runs side by side with other tools. */
@NullMarked
package dev.watertight.benchmark;

import org.jspecify.annotations.NullMarked;
