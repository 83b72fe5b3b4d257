/** Which files of a checkout are scanned, and how their bytes become text. */
@NullMarked
package dev.watertight.scan.files;

import org.jspecify.annotations.NullMarked;
