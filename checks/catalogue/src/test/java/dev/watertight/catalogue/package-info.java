/** Tests of the catalogue, and the tools that write its derived files. */
@NullMarked
package dev.watertight.catalogue;

import org.jspecify.annotations.NullMarked;
