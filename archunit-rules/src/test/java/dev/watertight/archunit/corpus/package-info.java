/** What the rules say of other people's compiled code, and what they cost; run by hand. */
@NullMarked
package dev.watertight.archunit.corpus;

import org.jspecify.annotations.NullMarked;
