/** The pages of the rules, as a terminal shows them. */
@NullMarked
package dev.watertight.scan.pages;

import org.jspecify.annotations.NullMarked;
