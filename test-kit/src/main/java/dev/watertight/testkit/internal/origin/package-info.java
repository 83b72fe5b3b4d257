/** Where threads and processes of this JVM were started. */
@NullMarked
package dev.watertight.testkit.internal.origin;

import org.jspecify.annotations.NullMarked;
