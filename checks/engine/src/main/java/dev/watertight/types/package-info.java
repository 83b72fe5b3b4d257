/**
 * What a name, a type and a call mean: one source of truth over the checkout, the running JDK, the
 * class path and the catalogue, in this order.
 */
@NullMarked
package dev.watertight.types;

import org.jspecify.annotations.NullMarked;
