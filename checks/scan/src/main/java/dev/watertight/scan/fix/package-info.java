/** Brings the fixes of findings into files. */
@NullMarked
package dev.watertight.scan.fix;

import org.jspecify.annotations.NullMarked;
