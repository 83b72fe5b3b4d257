/**
 * What happens to resources: where they are born, who holds them, where they end, and on which ways
 * out of a body they are still open.
 */
@NullMarked
package dev.watertight.analysis;

import org.jspecify.annotations.NullMarked;
