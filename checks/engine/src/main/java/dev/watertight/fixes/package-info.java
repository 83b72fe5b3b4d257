/** Safe changes of source text that make findings go away. */
@NullMarked
package dev.watertight.fixes;

import org.jspecify.annotations.NullMarked;
