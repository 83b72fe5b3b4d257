/** The front end that fills the model from JavaParser's trees. */
@NullMarked
package dev.watertight.scan.source;

import org.jspecify.annotations.NullMarked;
