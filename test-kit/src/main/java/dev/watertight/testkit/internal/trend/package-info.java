/** Whether figures that were taken again and again go up. */
@NullMarked
package dev.watertight.testkit.internal.trend;

import org.jspecify.annotations.NullMarked;
